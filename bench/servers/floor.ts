import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ready } from './ready.js'

/**
 * The floor: bare node:http that does for each exchange what can't be left out. `/token` reads the form and signs one
 * RS256 JWT by node:crypto, two for a code; the others answer at once. Below `/oauth2` it does the same with the exchanges of a flow
 * through a Hydra, whose only JWT is the ID token.
 */
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const header = encode({ alg: 'RS256', typ: 'at+jwt', kid: 'floor' })

const jwt = () =>
  new Promise<string>((resolve, reject) => {
    const now = Math.floor(Date.now() / 1_000)
    const claims = {
      iss: 'http://127.0.0.1',
      sub: 'app',
      aud: 'http://127.0.0.1',
      client_id: 'app',
      iat: now,
      exp: now + 3_600,
      jti: String(now),
    }
    const input = `${header}.${encode(claims)}`
    sign('sha256', Buffer.from(input), key, (error, signature) =>
      error ? reject(error) : resolve(`${input}.${signature.toString('base64url')}`),
    )
  })

const body = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return new URLSearchParams(Buffer.concat(chunks).toString())
}

/** Where the browser goes on, by what it came with. */
const ONWARD = [
  ['consent_verifier=', 'http://127.0.0.1/callback?code=c&state=state-12345678'],
  ['login_verifier=', 'http://127.0.0.1/consent?consent_challenge=0123456789abcdef0123456789abcdef'],
  ['', 'http://127.0.0.1/login?login_challenge=0123456789abcdef0123456789abcdef'],
] as const

async function answerFlow(url: string, request: IncomingMessage, response: ServerResponse) {
  if (request.method === 'GET') {
    const [, location] = ONWARD.find(([sign]) => url.includes(sign)) ?? ONWARD[2]
    return response.writeHead(302, { location, 'set-cookie': 'csrf=0123456789; Path=/; HttpOnly' }).end()
  }
  await body(request)
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  if (request.method === 'POST') return response.end(JSON.stringify({ access_token: 'x.y', id_token: await jwt() }))
  const step = url.includes('login_challenge') ? 'login' : 'consent'
  return response.end(JSON.stringify({ redirect_to: `http://127.0.0.1/oauth2/auth?${step}_verifier=v` }))
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  const { url = '' } = request
  if (/^\/(admin\/)?oauth2\//.test(url)) return answerFlow(url, request, response)
  if (request.url?.startsWith('/authorize') === true) {
    return response.writeHead(303, { location: 'http://127.0.0.1/callback?code=c' }).end()
  }
  if (request.url?.startsWith('/userinfo') === true) {
    return response.writeHead(200, { 'content-type': 'application/json' }).end('{"sub":"alice"}')
  }
  const form = await body(request)
  const tokens = form.get('grant_type') === 'authorization_code' ? await Promise.all([jwt(), jwt()]) : [await jwt()]
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(
    JSON.stringify({ access_token: tokens[0], token_type: 'Bearer', expires_in: 3_600, id_token: tokens[1] }),
  )
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(500).end())
})
server.listen(0, '127.0.0.1', () => ready(server))
