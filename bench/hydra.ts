import { HYDRA_SYSTEMS } from '../mock-server/systems/hydra/systems.js'
import { type GivenAnswer, HydraFlows, noting, type Send } from './hydra-flows.js'
import { type Contestant, cpuEach, start } from './measure.js'

/**
 * What a flow through a Hydra system costs (login, consent, code, tokens, by the admin API: six exchanges and one RS256 signature),
 * against bare node:http that says the same in as many exchanges: the server's CPU with eight clients, and the time of one. Then what a page of the list of clients costs among a hundred clients and
 * among a hundred thousand. Ratios of one run; the machine cancels out.
 */
function flowsOf(
  system: string,
  { url, adminUrl }: Contestant,
  through: (send: Send) => Send = (send) => send,
): HydraFlows {
  const to = (base: string) =>
    through((path: string, init: RequestInit) => fetch(`${base}${path}`, { ...init, redirect: 'manual' }))
  return new HydraFlows(system, { public: to(url), admin: to(adminUrl) })
}

/** What a server answers in a flow. */
async function answersOf(system: string, server: Contestant): Promise<readonly GivenAnswer[]> {
  const answers: GivenAnswer[] = []
  await flowsOf(system, server, (send) => noting(send, answers)).codeFlow('someone')
  const rank = ({ sign }: GivenAnswer): number => (sign === '' ? 1 : 0)
  return answers.toSorted((one, other) => rank(one) - rank(other))
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

/** Milliseconds of a flow of each, ours first, the best of all rounds: what disturbs a machine only ever adds. */
async function leastOf(measures: readonly [() => Promise<number>, () => Promise<number>]): Promise<[number, number]> {
  const least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, measure] of measures.entries()) least[index] = Math.min(least[index] ?? 0, await measure())
  return least
}

const row = (what: string, [ours, floor]: readonly [number, number]): string =>
  `  ${what} ${ours.toFixed(3)} ms   floor ${floor.toFixed(3)}   it / floor ${(ours / floor).toFixed(2)}   (aim: 1.5)\n`

async function compareFlows() {
  process.stdout.write(
    `a flow of login, consent, code and tokens: CPU of the server, and time of a client on its own\n`,
  )
  for (const system of HYDRA_SYSTEMS) {
    await using server = await start('hydra', system)
    const ours = flowsOf(system, server)
    await ours.createClient()
    await using floor = await start('floor', JSON.stringify(await answersOf(system, server)))
    const bare = flowsOf(system, floor)
    let person = 0
    const flow = (flows: HydraFlows) => () => flows.codeFlow(`person-${person++ % 50}`)
    const cpu = (contestant: Contestant, flows: HydraFlows, count: number) => cpuEach(contestant, count, flow(flows))
    const time = async (flows: HydraFlows): Promise<number> => {
      const began = performance.now()
      for (let i = 0; i < FLOWS; i++) await flow(flows)()
      return (performance.now() - began) / FLOWS
    }
    await cpu(floor, bare, 800)
    await cpu(server, ours, 800)
    const used = await leastOf([() => cpu(server, ours, FLOWS), () => cpu(floor, bare, FLOWS)])
    const taken = await leastOf([() => time(ours), () => time(bare)])
    process.stdout.write(row(`${system.padEnd(10)} CPU `, used) + row(`${''.padEnd(10)} time`, taken))
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
