import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ready } from './ready.js'

/**
 * The floor: bare node:http that does for each exchange what can't be left out. `/token` reads the form and signs one
 * RS256 JWT by node:crypto; `/flow/token` signs two, as a code flow needs; the others answer at once.
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

async function answer(request: IncomingMessage, response: ServerResponse) {
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
