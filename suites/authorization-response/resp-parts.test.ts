import { describe, expect, test } from 'vitest'
import type { AuthorizationOutcome, Client, Flow } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { allParts } from './resp-parts.js'
import { inPlace } from './resp-place.js'

type Place = 'query' | 'fragment' | 'form_post'

const exchange: Exchange = {
  id: 7,
  request: { method: 'GET', url: 'https://op.example/authorize', headers: [] },
  response: { status: 303, headers: new Headers(), body: '' },
  startedAt: 0,
  duration: 1,
}
const client: Client = {
  client_id: 'c',
  token_endpoint_auth_method: 'none',
  redirect_uris: ['https://rp.example/cb'],
  post_logout_redirect_uris: [],
  origin: 'static',
  metadata: {},
}

/** A flow whose authorization response has these parameters, each written as place:name=value. */
function flow(responseType: string, ...pairs: readonly `${Place}:${string}=${string}`[]): Flow {
  const found = pairs.map((pair) => {
    const [, place = '', name = '', value = ''] = /^(\w+):(\w+)=(.*)$/.exec(pair) ?? []
    return { place: place === 'query' || place === 'fragment' ? place : 'form_post', name, value } as const
  })
  const place = found.at(-1)?.place ?? 'none'
  const parameters = Object.fromEntries(
    found.filter((one) => one.place === place).map(({ name, value }) => [name, value]),
  )
  const authorization: AuthorizationOutcome = {
    kind: 'callback',
    url: 'https://rp.example/cb',
    sent: {},
    client,
    browser: { id: 1 },
    steps: [],
    exchange,
    place,
    parameters,
    found,
  }
  return { label: responseType, responseType, client, sent: {}, authorization, callback: authorization, idTokens: [] }
}

describe('the parts of a response', () => {
  test.each([
    ['a code', flow('code', 'query:code=1', 'query:state=s')],
    [
      'all three',
      flow(
        'token id_token code',
        'fragment:code=1',
        'fragment:access_token=2',
        'fragment:token_type=Bearer',
        'fragment:id_token=3',
      ),
    ],
    ['a copy in another place', flow('code id_token', 'query:code=1', 'fragment:code=1', 'fragment:id_token=3')],
  ])('%s is right', (_, right) => {
    expect(allParts(right)).toEqual({ outcome: 'pass' })
  })

  test.each([
    [
      'no token_type',
      flow('id_token token', 'fragment:access_token=1', 'fragment:id_token=2'),
      'token_type is missing',
    ],
    ['an empty code', flow('code', 'query:code='), 'code is empty'],
    ['a code twice', flow('code', 'query:code=1', 'query:code=1'), 'code stands there more than once'],
  ])('%s is wrong', (_, wrong, actual) => {
    expect(allParts(wrong)).toMatchObject({ outcome: 'fail', actual, exchange: 7 })
  })
})

describe('the place of a response', () => {
  test.each([
    ['a code in the query', flow('code', 'query:code=1')],
    ['tokens in the fragment', flow('code token', 'fragment:code=1', 'fragment:access_token=2')],
    ['a query of the client', flow('id_token', 'query:tenant=1', 'fragment:id_token=2')],
    ['a form', { ...flow('code', 'form_post:code=1'), responseMode: 'form_post' }],
  ])('%s is right', (_, right) => {
    expect(inPlace(right)).toEqual({ outcome: 'pass' })
  })

  test.each([
    ['a code in the fragment', flow('code', 'fragment:code=1'), 'code in the fragment'],
    ['a code in the query as well', flow('code id_token', 'query:code=1', 'fragment:code=1'), 'code in the query'],
    ['an error beside a form', { ...flow('code', 'query:error=e'), responseMode: 'form_post' }, 'error in the query'],
  ])('%s is wrong', (_, wrong, actual) => {
    expect(inPlace(wrong)).toMatchObject({ outcome: 'fail', actual })
  })
})
