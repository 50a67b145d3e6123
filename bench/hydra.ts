import { HYDRA_SYSTEMS } from '../mock-server/systems/hydra/systems.js'
import { HydraFlows } from './hydra-flows.js'
import { type Contestant, cpuEach, start } from './measure.js'

/**
 * CPU of the server for a flow through a Hydra system (login, consent, code, tokens, by the admin API: six exchanges and one RS256
 * signature), against as many exchanges of bare node:http. Then what a page of the list of clients costs among a hundred clients and
 * among a hundred thousand. Ratios of one run; the machine cancels out.
 */
function flowsOf(system: string, { url, adminUrl }: Contestant): HydraFlows {
  const to = (base: string) => (path: string, init: RequestInit) =>
    fetch(`${base}${path}`, { ...init, redirect: 'manual' })
  return new HydraFlows(system, { public: to(url), admin: to(adminUrl) })
}

/** Milliseconds for each, the best of three: what disturbs a machine only ever adds. */
async function best(server: Contestant, count: number, work: (index: number) => Promise<unknown>): Promise<number> {
  await cpuEach(server, Math.ceil(count / 4), work)
  const rounds = [0, 0, 0]
  for (const round of rounds.keys()) rounds[round] = await cpuEach(server, count, work)
  return Math.min(...rounds)
}

/** Rounds in which the servers take turns, so that what disturbs the machine disturbs them all. */
const ROUNDS = 12
const FLOWS = 200

async function compareFlows() {
  process.stdout.write(`a flow of login, consent, code and tokens, ${ROUNDS * FLOWS} times\n`)
  await using floor = await start('floor')
  for (const system of HYDRA_SYSTEMS) {
    await using server = await start('hydra', system)
    const [bare, ours] = [flowsOf(system, floor), flowsOf(system, server)]
    await ours.createClient()
    let person = 0
    const cpu = (contestant: Contestant, flows: HydraFlows, count: number): Promise<number> =>
      cpuEach(contestant, count, () => flows.codeFlow(`person-${person++ % 50}`))
    await cpu(floor, bare, 800)
    await cpu(server, ours, 800)
    const least: number[] = []
    const each: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      least.push(await cpu(floor, bare, FLOWS))
      each.push(await cpu(server, ours, FLOWS))
    }
    const [low, high] = [Math.min(...least), Math.min(...each)]
    process.stdout.write(
      `  ${system.padEnd(10)} ${high.toFixed(3)} ms CPU   floor ${low.toFixed(3)}   it / floor ${(high / low).toFixed(2)}   (aim: 1.5)\n`,
    )
  }
}

const MANY = 100_000
const FEW = 100

/** Where pages of 50 clients are: the first, and one far behind. */
async function pages(system: string, base: string, clients: number): Promise<Readonly<Record<string, string>>> {
  if (system.startsWith('hydra-1'))
    return { first: `${base}/clients?limit=50&offset=0`, deep: `${base}/clients?limit=50&offset=${clients - 60}` }
  const first = `${base}/admin/clients?page_size=50`
  return { first, deep: `${first}&page_token=${await lateToken(`${base}/admin/clients`, clients)}` }
}

/** The token of a page near the end, as someone finds it who turns the pages. */
async function lateToken(list: string, clients: number): Promise<string> {
  const size = Math.min(500, clients / 2)
  let token = ''
  for (let seen = 0; seen < clients - size; seen += size) {
    const response = await fetch(`${list}?page_size=${size}&page_token=${token}`)
    await response.arrayBuffer()
    const [, next] = /<([^>]*)>; rel="next"/.exec(response.headers.get('link') ?? '') ?? []
    if (next === undefined) break
    token = new URL(next, list).searchParams.get('page_token') ?? ''
  }
  return encodeURIComponent(token)
}

async function listing(system: string, clients: number): Promise<Readonly<Record<string, number>>> {
  await using server = await start('hydra', system)
  const flows = flowsOf(system, server)
  const lane = async (from: number) => {
    for (let index = from; index < clients; index += 8) await flows.createClient(`client-${index}`)
  }
  await Promise.all(Array.from({ length: 8 }, (_, from) => lane(from)))
  const costs: Record<string, number> = {}
  for (const [name, url] of Object.entries(await pages(system, server.adminUrl, clients))) {
    costs[name] = await best(server, 200, async () => {
      const listed: unknown = await (await fetch(url)).json()
      if (!Array.isArray(listed) || listed.length !== 50) throw new Error(`${url}: not a page of 50`)
    })
  }
  return costs
}

async function compareListing() {
  process.stdout.write(`a page of 50 clients, among ${FEW} and among ${MANY}\n`)
  for (const system of ['hydra-1.9', 'hydra-2.3', 'hydra-2']) {
    const few = await listing(system, FEW)
    const many = await listing(system, MANY)
    for (const [page, least = 0] of Object.entries(few)) {
      const each = many[page] ?? Number.NaN
      process.stdout.write(
        `  ${system.padEnd(10)} ${page.padEnd(6)} ${least.toFixed(3)} and ${each.toFixed(3)} ms CPU   many / few ${(each / least).toFixed(2)}   (aim: 1)\n`,
      )
    }
  }
}

async function main() {
  if (!process.argv.includes('--only-listing')) await compareFlows()
  if (!process.argv.includes('--only-flows')) await compareListing()
}

main()
