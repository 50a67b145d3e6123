import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { GivenAnswer } from '../hydra-flows.js'
import { ready } from './ready.js'

/**
 * The floor: bare node:http that does for each exchange what can't be left out. `/token` reads the form and signs one
 * RS256 JWT by node:crypto, two for a code; the others answer at once. With the answers of a flow through a Hydra on the command line
 * it says the same in the same order of exchanges, and signs the ID token.
 */
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const header = encode({ alg: 'RS256', typ: 'at+jwt', kid: 'floor' })

const signed = (input: string) =>
  new Promise<string>((resolve, reject) => {
    sign('sha256', Buffer.from(input), key, (error, signature) =>
      error ? reject(error) : resolve(`${input}.${signature.toString('base64url')}`),
    )
  })

function jwt() {
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
  return signed(`${header}.${encode(claims)}`)
}

const body = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const [given] = process.argv.slice(2)
const answers: readonly GivenAnswer[] = given === undefined ? [] : JSON.parse(given)

/** A JWT without its signature, and with it. */
const JWT = /(eyJ[\w-]+\.[\w-]+)\.[\w-]+/

async function answerFlow(url: string, request: IncomingMessage, response: ServerResponse) {
  const answer = answers.find(({ method, sign }) => method === request.method && url.includes(sign))
  if (answer === undefined) return response.writeHead(404).end()
  if (request.method === 'GET') return response.writeHead(answer.status, answer.headers).end(answer.body)
  const text = await body(request)
  if (request.method !== 'POST') {
    JSON.parse(text)
    return response.writeHead(answer.status, answer.headers).end(answer.body)
  }
  new URLSearchParams(text).get('code')
  const [whole = '', unsigned = ''] = JWT.exec(answer.body) ?? []
  return response.writeHead(answer.status, answer.headers).end(answer.body.replace(whole, await signed(unsigned)))
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  const { url = '' } = request
  if (answers.length > 0) return answerFlow(url, request, response)
  if (request.url?.startsWith('/authorize') === true) {
    return response.writeHead(303, { location: 'http://127.0.0.1/callback?code=c' }).end()
  }
  if (request.url?.startsWith('/userinfo') === true) {
    return response.writeHead(200, { 'content-type': 'application/json' }).end('{"sub":"alice"}')
  }
  const form = new URLSearchParams(await body(request))
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
