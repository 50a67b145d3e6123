import type { Fault } from '../../seams.js'
import { otherHeaders, otherMembers, otherStatus, withoutHeaders, withoutMembers } from './answers.js'
import { type Asked, sentMember } from './asked.js'
import { checksOf } from './check-ids.js'
import { lastOfPath } from './key-sets.js'
import { LINES_2 } from './lines.js'
import { answeredInstead, bentRequest, ignoredParameters, notDone, sentAgain } from './requests.js'

const systems = LINES_2
const checks = checksOf('hydra-trust')

const CREATE = { operation: 'trustOAuth2JwtGrantIssuer' } as const
const GET = { operation: 'getTrustedOAuth2JwtGrantIssuer' } as const
const LIST = { operation: 'listTrustedOAuth2JwtGrantIssuers' } as const
const DELETE = { operation: 'deleteTrustedOAuth2JwtGrantIssuer' } as const

const lacks = (name: string) => (asked: Asked) => asked.json !== undefined && sentMember(asked, name) === undefined
const isAnySubject = (asked: Asked): boolean => sentMember(asked, 'allow_any_subject') === true

const refusals: readonly { readonly name: string; readonly title: string; readonly when: (asked: Asked) => boolean }[] =
  [
    { name: 'without-issuer', title: 'Trusts somebody without a name', when: lacks('issuer') },
    {
      name: 'without-subject',
      title: 'Trusts an issuer that speaks for nobody',
      when: (asked) => lacks('subject')(asked) && !isAnySubject(asked),
    },
    {
      name: 'both-subjects',
      title: 'Trusts an issuer that speaks for one and for all',
      when: (asked) => !lacks('subject')(asked) && isAnySubject(asked),
    },
    { name: 'without-expiry', title: 'Trusts an issuer for ever', when: lacks('expires_at') },
    { name: 'without-key', title: 'Trusts an issuer without a key', when: lacks('jwk') },
    {
      name: 'key-without-kid',
      title: 'Trusts an issuer whose key has no kid',
      when: (asked) => {
        const jwk = sentMember(asked, 'jwk')
        return typeof jwk === 'object' && jwk !== null && !('kid' in jwk)
      },
    },
    { name: 'malformed-json', title: 'Trusts somebody by a body that is not JSON', when: ({ text }) => text === '{' },
  ]

const managed: readonly Fault[] = [
  withoutMembers(
    {
      id: 'hydra-trust/key-untold',
      title: 'Does not tell where the key of an issuer that became trusted is',
      caughtBy: checks('create'),
      systems,
    },
    { ...CREATE, status: 201 },
    'public_key',
  ),
  otherHeaders(
    {
      id: 'hydra-trust/location-without-id',
      title: 'Does not tell where an issuer that became trusted is',
      caughtBy: checks('create'),
      systems,
    },
    { ...CREATE, status: 201 },
    { location: '/trust/grants/jwt-bearer/issuers' },
  ),
  otherStatus(
    {
      id: 'hydra-trust/duplicate-taken',
      title: 'Trusts an issuer a second time',
      caughtBy: checks('create-duplicate'),
      systems,
    },
    { ...CREATE, status: 409 },
    201,
  ),
  bentRequest(
    {
      id: 'hydra-trust/scope-made-up',
      title: 'Makes up a scope for issuers that came without one',
      caughtBy: checks('create-without-scope'),
      systems,
    },
    { ...CREATE, when: (asked) => lacks('scope')(asked) && !lacks('issuer')(asked) },
    (request, { url, text }) => sentAgain(request, url, text.replace(/^\{/, '{"scope":["openid"],')),
  ),
  otherMembers(
    {
      id: 'hydra-trust/any-subject-untold',
      title: 'Does not tell that an issuer may speak for everybody',
      caughtBy: checks('create-any-subject'),
      systems,
    },
    { ...GET, status: 200 },
    { allow_any_subject: false },
  ),
  bentRequest(
    {
      id: 'hydra-trust/any-subject-is-one',
      title: 'Takes an issuer that may speak for everybody for one that speaks for somebody',
      caughtBy: checks('create-any-subject', 'grant-any-subject'),
      systems,
    },
    { ...CREATE, when: (asked) => isAnySubject(asked) && lacks('subject')(asked) },
    (request, { url, text }) =>
      sentAgain(request, url, text.replace('"allow_any_subject":true', '"subject":"somebody"')),
  ),
  otherMembers(
    {
      id: 'hydra-trust/other-subject-shown',
      title: 'Shows an issuer with another subject',
      caughtBy: checks('get', 'create-any-subject'),
      systems,
    },
    { ...GET, status: 200 },
    { subject: 'somebody' },
  ),
  otherStatus(
    {
      id: 'hydra-trust/unknown-found',
      title: 'Finds issuers that nobody trusted',
      caughtBy: checks('get-unknown', 'delete'),
      follows: checks('get-no-uuid'),
      systems,
    },
    { ...GET, status: 404 },
    200,
  ),
  otherStatus(
    {
      id: 'hydra-trust/no-uuid-is-failure',
      title: 'Answers an id that is no UUID as if the server had failed',
      caughtBy: checks('get-no-uuid'),
      systems,
    },
    { ...GET, when: (asked) => lastOfPath(asked) === 'nope' },
    500,
  ),
  withoutHeaders(
    { id: 'hydra-trust/list-without-link', title: 'Lists issuers without links', caughtBy: checks('list'), systems },
    LIST,
    'link',
  ),
  ignoredParameters(
    {
      id: 'hydra-trust/list-of-all',
      title: 'Lists all issuers whichever is asked for',
      caughtBy: checks('list-by-unknown-issuer'),
      follows: checks('list-by-issuer', 'delete'),
      systems,
    },
    LIST,
    'issuer',
  ),
  answeredInstead(
    {
      id: 'hydra-trust/list-of-none',
      title: 'Finds no issuer by its name',
      caughtBy: checks('list-by-issuer'),
      systems,
    },
    { ...LIST, when: ({ url }) => url.searchParams.has('issuer') },
    () => Response.json([]),
  ),
  notDone(
    {
      id: 'hydra-trust/deleted-kept',
      title: 'Keeps an issuer that is deleted',
      caughtBy: checks('delete', 'grant-after-deletion', 'delete-unknown'),
      systems,
    },
    DELETE,
  ),
  otherStatus(
    {
      id: 'hydra-trust/unknown-deleted',
      title: 'Deletes issuers that are not there',
      caughtBy: checks('delete-unknown'),
      systems,
    },
    { ...DELETE, status: 404 },
    204,
  ),
]

/** What a Hydra gets wrong with trusted issuers. */
export const trustFaults: readonly Fault[] = [
  ...managed,
  ...refusals.map(({ name, title, when }) =>
    otherStatus(
      { id: `hydra-trust/${name}-taken`, title, caughtBy: checks(`create-${name}`), systems },
      { ...CREATE, status: 400, when: (asked) => when(asked) },
      201,
    ),
  ),
]
