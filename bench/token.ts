import { createHash } from 'node:crypto'
import { agent, type Contestant, cpuEach, send, start } from './measure.js'

/**
 * CPU of the server for a token by client credentials (RS256 JWT), and for a code flow with PKCE and UserInfo,
 * against the floor: a bare node:http server that signs as many JWTs. Ratios of one run; the machine cancels out.
 */
const basic = { authorization: `Basic ${Buffer.from('app:app-secret').toString('base64')}` }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

const clientCredentials = ({ url }: Contestant) =>
  send(`${url}/token`, 200, { method: 'POST', headers: { ...basic, ...form }, body: 'grant_type=client_credentials' })

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = createHash('sha256').update(verifier).digest('base64url')
const redirectUri = 'http://127.0.0.1/callback'

async function codeFlow({ url }: Contestant) {
  const query = new URLSearchParams({
    client_id: 'app',
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile',
    state: 's',
    nonce: 'n',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  const { headers } = await send(`${url}/authorize?${query}`, 303)
  const code = new URL(String(headers.location)).searchParams.get('code') ?? ''
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  })
  const { text } = await send(`${url}/token`, 200, {
    method: 'POST',
    headers: { ...basic, ...form },
    body: String(body),
  })
  const { access_token }: { access_token: string } = JSON.parse(text)
  await send(`${url}/userinfo`, 200, { headers: { authorization: `Bearer ${access_token}` } })
}

async function compare(
  title: string,
  names: readonly string[],
  count: number,
  work: (server: Contestant) => Promise<unknown>,
) {
  process.stdout.write(`${title}, ${count} times\n`)
  let floor: number | undefined
  for (const name of names) {
    await using server = await start(name)
    await cpuEach(server, Math.ceil(count / 4), () => work(server))
    // The best of three: what disturbs a machine only ever adds.
    const rounds = [0, 0, 0]
    for (const round of rounds.keys()) rounds[round] = await cpuEach(server, count, () => work(server))
    const each = Math.min(...rounds)
    floor ??= each
    process.stdout.write(
      `  ${name.padEnd(14)} ${each.toFixed(3)} ms CPU   floor / it ${(floor / each).toFixed(2)}   it / floor ${(each / floor).toFixed(2)}\n`,
    )
  }
}

async function main() {
  await compare(
    'a token by client credentials (RS256)',
    ['floor', 'touchstone', 'oidc-provider'],
    2_000,
    clientCredentials,
  )
  await compare('a code flow with PKCE and UserInfo', ['floor', 'touchstone'], 1_000, codeFlow)
  await agent.close()
}

main()
