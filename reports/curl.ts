import { isSecretName, SECRET_NAMES } from '../suites/harness/redaction/secret-names.js'
import type { RunExchange } from './run.js'

/** A word of a command line: literal texts, and shell variables in the place of secrets. */
type Word = readonly (string | { readonly variable: string })[]

/** Headers that curl sends by itself, or that belong to one connection. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'user-agent',
  'accept-encoding',
  'accept-language',
])
const FORM = 'application/x-www-form-urlencoded'
/** What stands in the run document in the place of a secret: `[client_secret]`. */
const PLACEHOLDER = new RegExp(
  `\\[(${[...SECRET_NAMES, 'authorization', 'client credentials', 'cookie', 'secret'].join('|')})\\]`,
  'g',
)

const variable = (name: string): { variable: string } => ({ variable: name.toUpperCase().replace(/[^A-Z0-9]+/g, '_') })

/** A text in which every placeholder is a shell variable. */
function withVariables(text: string): Word {
  const word: (string | { variable: string })[] = []
  let from = 0
  for (const match of text.matchAll(PLACEHOLDER)) {
    word.push(text.slice(from, match.index), variable(match[1] ?? 'secret'))
    from = match.index + match[0].length
  }
  return [...word, text.slice(from)].filter((part) => part !== '')
}

const secretOr = (name: string, value: string): Word =>
  isSecretName.has(name) && value !== '' ? [variable(name)] : withVariables(value)

const SAFE = /^[A-Za-z0-9_@%+=:,./-]+$/
const SAFE_IN_DOUBLE_QUOTES = /^[A-Za-z0-9_@%+=:,./?&;<>(){}[\]|*#~' -]*$/
const single = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** The word as a POSIX shell reads it: variables are expanded, everything else is literal. */
function quote(word: Word): string {
  if (word.every((part) => typeof part === 'string')) {
    const text = word.join('')
    return SAFE.test(text) ? text : single(text)
  }
  if (word.every((part) => typeof part !== 'string' || SAFE_IN_DOUBLE_QUOTES.test(part))) {
    const braced = word.map((part, index) => {
      if (typeof part === 'string') return part
      const next = word[index + 1]
      return typeof next === 'string' && /^\w/.test(next) ? `\${${part.variable}}` : `$${part.variable}`
    })
    return `"${braced.join('')}"`
  }
  return word.map((part) => (typeof part === 'string' ? single(part) : `"$${part.variable}"`)).join('')
}

function authorization(value: string): readonly Word[] {
  const [scheme = '', rest = ''] = value.split(/ +/, 2)
  if (scheme.toLowerCase() === 'basic') return [['-u'], [{ variable: 'CLIENT_ID' }, ':', { variable: 'CLIENT_SECRET' }]]
  const named = /^\[([a-z_]+)\]$/.exec(rest)?.[1]
  return [
    ['-H'],
    [`Authorization: ${scheme} `, variable(named === undefined || named === 'redacted' ? 'access_token' : named)],
  ]
}

function header(name: string, value: string): readonly Word[] {
  const lower = name.toLowerCase()
  if (OWN_HEADERS.has(lower) || (lower === 'content-type' && value.startsWith(FORM))) return []
  if (lower === 'accept' && value === '*/*') return []
  if (lower === 'authorization') return authorization(value)
  if (lower === 'cookie') return [['-b'], [{ variable: 'COOKIE' }]]
  // curl leaves a header with an empty value out unless it ends in a semicolon.
  return [['-H'], value === '' ? [`${name};`] : [`${name}: `, ...withVariables(value)]]
}

function formField(name: string, value: string): readonly Word[] {
  const content = secretOr(name, value)
  const plain = content.every((part) => typeof part === 'string' && /^[A-Za-z0-9._~-]*$/.test(part))
  return [[plain ? '-d' : '--data-urlencode'], [`${encodeURIComponent(name)}=`, ...content]]
}

function body({ headers, body: text }: RunExchange['request']): readonly Word[] {
  if (text === undefined || text === '') return []
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (type.startsWith(FORM)) return [...new URLSearchParams(text)].flatMap(([name, value]) => formField(name, value))
  return [['--data-raw'], withVariables(text)]
}

/** The URL; the values of secret parameters are variables. */
function address(url: string): Word {
  const [before = '', query] = url.split(/\?(.*)/s, 2)
  if (query === undefined) return withVariables(before)
  const pairs = query.split('&').map((pair): Word => {
    const [name = '', value] = pair.split(/=(.*)/s, 2)
    return value === undefined ? [pair] : [`${name}=`, ...secretOr(decode(name), value)]
  })
  return [...withVariables(before), '?', ...pairs.flatMap((pair, index) => (index === 0 ? pair : ['&', ...pair]))]
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A command line that sends the request again, for a POSIX shell. No secret is in it: `$CLIENT_SECRET` and the like stand for them. */
export function curl({ request }: Pick<RunExchange, 'request'>): string {
  const { method } = request
  const sends = body(request)
  const implied = sends.length > 0 ? 'POST' : 'GET'
  const how: readonly Word[] = method === 'HEAD' ? [['-I']] : method === implied ? [] : [['-X'], [method]]
  const headers = request.headers.flatMap(([name, value]) => header(name, value))
  const jsonless = sends.length > 0 && !request.headers.some(([name]) => name.toLowerCase() === 'content-type')
  const noType: readonly Word[] = jsonless ? [['-H'], ['Content-Type:']] : []
  const words: readonly Word[] = [['curl'], ['-i'], ...how, ...headers, ...noType, ...sends, address(request.url)]
  return words.map(quote).join(' ')
}
