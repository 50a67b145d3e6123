import { randomBytes, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Clock } from '../../harness/clock.js'
import { Bindings } from '../bindings.js'
import { halfHash, signJwt } from '../jwt.js'
import { PLACEHOLDERS, typeOf } from '../placeholder.js'
import { areKeysPublished } from '../published-keys.js'
import { timeOf } from '../recorded-time.js'
import { isClientJwt, METRICS_NOTE, type RecordedResponse, type Recording, type Step } from '../recording.js'
import { RelyingParty } from '../relying-party.js'
import { functionSide, type ReplayTarget } from '../replay-target.js'

const BASES = { public: 'http://op.example', admin: 'http://admin.op.example', login_app: 'http://rp.example' } as const

/** Waiting takes no time. */
const clock: Clock = { now: () => Date.now(), wait: async () => {} }

const ALGORITHM = 'RS256'
const pair = generateKeyPair(ALGORITHM, { extractable: true })

/** A relying party that lets the playback see the values which the replayer made: `random`, `client_jwt`. */
class OpenRelyingParty extends RelyingParty {
  bindings = new Bindings({})
  override reset(documents: Readonly<Record<string, unknown>>, bindings: Bindings): void {
    this.bindings = bindings
    super.reset(documents, bindings)
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** A server that answers the requests of a recording, in their order, with what was recorded, with new values each time. */
class Playback {
  readonly #recording: Recording
  readonly #relyingParty: OpenRelyingParty
  readonly #values = new Bindings({ ...hosts(), ...BASES, any: 'anything at all' })
  #next = 0
  #mayAskForKeys = false
  #kids = new Set<string>()

  constructor(recording: Recording, relyingParty: OpenRelyingParty) {
    this.#recording = recording
    this.#relyingParty = relyingParty
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    if (this.#mayAskForKeys && new URL(request.url).pathname === '/.well-known/jwks.json') {
      this.#mayAskForKeys = false
      return Response.json({ keys: await this.#keys() })
    }
    const step = this.#recording.steps[this.#next++]
    if (step?.response === undefined) throw new Error('there is no further step')
    await this.#makeValues(step)
    if (step.response.connection !== undefined) throw new TypeError('hung up')
    for (const { method, path, content_type, form } of step.callbacks ?? []) {
      const body = new URLSearchParams(
        Object.entries(form ?? {}).map(([name, value]): [string, string] => [name, this.#text(value)]),
      )
      const headers = { 'content-type': content_type ?? '' }
      await this.#relyingParty.fetch(
        new Request(`${BASES.login_app}${path}`, { method, headers, body: body.toString() }),
      )
    }
    return this.#answer(step.response, step.note)
  }

  #text(template: string): string {
    return this.#values.text(template, Date.now() / 1_000)
  }

  #answer({ status = 200, headers = {}, json, json_length, text }: RecordedResponse, note = ''): Response {
    const head = new Headers()
    for (const [name, values] of Object.entries(headers))
      for (const value of typeof values === 'string' ? [values] : values) head.append(name, this.#text(value))
    const content =
      json_length !== undefined
        ? JSON.stringify(Array.from({ length: json_length }, () => ({})))
        : json !== undefined
          ? JSON.stringify(this.#values.json(json, Date.now() / 1_000))
          : note.startsWith(METRICS_NOTE) && status === 200
            ? metricsOf(text ?? '')
            : this.#text(text ?? '')
    // Bytes: for a text the media type would be guessed.
    return new Response(content === '' ? null : Buffer.from(content), { status, headers: head })
  }

  async #makeValues(step: Step): Promise<void> {
    const names = [...JSON.stringify([step.response, step.callbacks, step.jwts]).matchAll(PLACEHOLDERS)].map(
      ([, name = '']) => name,
    )
    const issued = Object.keys(step.jwts ?? {}).filter((name) => !isClientJwt(name))
    for (const name of names) {
      const isMade = this.#values.get(name) !== undefined || timeOf(name) !== undefined || issued.includes(name)
      if (!isMade && !/^(?:at|c)_hash#|:/.test(name)) this.#values.bind(name, this.#valueFor(name))
    }
    // An access token may be a JWT itself, of which an ID token has the hash.
    const hasHash = (name: string): boolean => /"(?:at|c)_hash"/.test(JSON.stringify(step.jwts?.[name]))
    for (const name of issued) if (!hasHash(name)) await this.#makeJwt(name, step)
    for (const [hash, token] of [
      ['at_hash', 'access_token'],
      ['c_hash', 'code'],
    ] as const)
      this.#makeHashes(step, hash, token)
    for (const name of issued) if (hasHash(name)) await this.#makeJwt(name, step)
    this.#mayAskForKeys = issued.length > 0 && areKeysPublished(this.#recording.steps.slice(0, this.#next - 1))
  }

  #valueFor(name: string): string {
    const made = this.#relyingParty.bindings.get(name)
    if (made !== undefined) return made
    if (/^(?:uuid|jti|session_id)#/.test(name)) return randomUUID()
    if (typeOf(name) === 'user_code') return randomBytes(4).toString('hex')
    return randomBytes(20).toString('base64url')
  }

  #makeHashes({ binds = {} }: Step, hash: string, token: string): void {
    const beside = Object.entries(binds).find(([, place]) => place.endsWith(`.${token}`))?.[0]
    const value = beside === undefined ? undefined : this.#values.get(beside)
    for (const name of Object.keys(binds).filter((one) => one.startsWith(`${hash}#`)))
      this.#values.bind(name, halfHash(value ?? randomUUID(), ALGORITHM))
  }

  async #makeJwt(name: string, { jwts = {} }: Step): Promise<void> {
    const now = Date.now() / 1_000
    const header = this.#values.json(jwts[name]?.header, now)
    const claims = this.#values.json(jwts[name]?.claims, now)
    if (!isObject(header) || !isObject(claims) || this.#values.has(name)) return
    this.#kids.add(String(header.kid))
    this.#values.bind(name, await signJwt({ header, claims }, await exportJWK((await pair).privateKey)))
  }

  async #keys(): Promise<readonly JWK[]> {
    const key = await exportJWK((await pair).publicKey)
    return [...this.#kids].map((kid) => ({ ...key, kid }))
  }
}

const hosts = (): Record<string, string> =>
  Object.fromEntries(Object.entries(BASES).map(([name, url]) => [`${name}_host`, new URL(url).host]))

/** Metrics that are reduced to these lines. */
const metricsOf = (reduced: string): string =>
  reduced
    .split('\n')
    .map((line) => {
      const [, name = '', type = '', labels = ''] = /^(\S+) (\S+) \{(.*)\}$/.exec(line) ?? []
      const pairs = labels.split(',').map((label) => `${label}="x"`)
      return `# TYPE ${name} ${type}\n${name}${labels === '' ? '' : `{${pairs.join(',')}}`} 1`
    })
    .join('\n')

/** A target in process that plays a recording back. `bend` may change each answer. */
export function playbackOf(
  recording: Recording,
  bend: (response: Response, step: number) => Response | Promise<Response> = (response) => response,
): ReplayTarget {
  const relyingParty = new OpenRelyingParty({ url: BASES.login_app, clock })
  const playback = new Playback(recording, relyingParty)
  let step = 0
  const fetch = async (request: Request): Promise<Response> => {
    const isStep = new URL(request.url).pathname
    const response = await playback.fetch(request)
    return isStep === '/.well-known/jwks.json' ? response : bend(response, ++step)
  }
  return {
    public: functionSide(BASES.public, fetch),
    admin: functionSide(BASES.admin, fetch),
    relyingParty,
    clock,
  }
}
