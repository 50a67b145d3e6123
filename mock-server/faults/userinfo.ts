import { defineFault, type Fault, type JsonObject } from '../seams.js'

type Claims = Readonly<JsonObject>

interface Row {
  readonly name: string
  readonly title: string
  readonly caughtBy: readonly string[]
  readonly follows?: readonly string[]
}

const ids = ({ name, title, caughtBy, follows }: Row) => ({
  id: `userinfo/${name}`,
  title,
  caughtBy: caughtBy.map((check) => (check.includes('/') ? check : `userinfo/${check}`)),
  ...(follows === undefined ? {} : { follows }),
})

const claimFault = (row: Row, alter: (claims: Claims) => JsonObject): Fault =>
  defineFault({ ...ids(row), seam: 'userinfo', alter: (claims) => alter(claims) })

const refused = (status = 401): Response =>
  new Response(null, { status, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } })

const isBearer = (request: Request): boolean => /^bearer /i.test(request.headers.get('authorization') ?? '')

const requestFaults: readonly Fault[] = [
  defineFault({
    ...ids({
      name: 'ui-401',
      title: 'Refuses every access token at UserInfo by GET',
      caughtBy: ['ui-get'],
      follows: ['flows/userinfo'],
    }),
    seam: 'request',
    alter: (request, { operationId }) => (operationId === 'getUserInfo' ? refused() : request),
  }),
  defineFault({
    ...ids({
      name: 'post-refused',
      title: 'Answers a POST at UserInfo with 405 when the access token is in the header',
      caughtBy: ['ui-post-header'],
    }),
    seam: 'request',
    alter: (request, { operationId }) =>
      operationId === 'postUserInfo' && isBearer(request)
        ? new Response(null, { status: 405, headers: { allow: 'GET' } })
        : request,
  }),
  defineFault({
    ...ids({
      name: 'ui-bearer-header',
      title: 'Takes access tokens at UserInfo in the header only',
      caughtBy: ['ui-post-body'],
    }),
    seam: 'request',
    alter: (request, { operationId }) => (operationId === 'postUserInfo' && !isBearer(request) ? refused() : request),
  }),
  defineFault({
    ...ids({
      name: 'ui-bearer-body',
      title: 'Takes access tokens at UserInfo in the form only',
      caughtBy: ['ui-get', 'ui-post-header'],
      follows: ['flows/userinfo'],
    }),
    seam: 'request',
    alter: (request, { operationId }) =>
      (operationId === 'getUserInfo' || operationId === 'postUserInfo') && isBearer(request) ? refused() : request,
  }),
  defineFault({
    ...ids({
      name: 'ui-html',
      title: 'Answers at UserInfo with a page',
      caughtBy: ['ui-json', 'flows/userinfo'],
      follows: ['authorization-request/authz-order-free', 'document/get-user-info-media-type'],
    }),
    seam: 'response',
    alter: (response, { operationId }) =>
      operationId === 'getUserInfo' &&
      response.status === 200 &&
      response.headers.get('content-type')?.startsWith('application/json') === true
        ? new Response('<!doctype html><title>Sign in</title>', {
            status: response.status,
            headers: { 'content-type': 'text/html; charset=utf-8' },
          })
        : response,
  }),
]

const claimFaults: readonly Fault[] = [
  claimFault(
    {
      name: 'ui-missing-sub',
      title: 'Leaves sub out of UserInfo',
      caughtBy: ['ui-sub', 'flows/userinfo'],
      follows: [
        'userinfo/ui-claim-types',
        'userinfo/ui-post-body',
        'document/get-user-info-body',
        'document/post-user-info-body',
      ],
    },
    ({ sub: _omitted, ...claims }) => claims,
  ),
  claimFault(
    { name: 'ui-bad-sub', title: 'Names another person in UserInfo', caughtBy: ['ui-sub-match', 'flows/userinfo'] },
    (claims) => ({ ...claims, sub: `${String(claims.sub)}x` }),
  ),
  claimFault(
    { name: 'ui-claims-null', title: 'Sends claims without a value as null', caughtBy: ['ui-claim-types'] },
    (claims) => ({ ...claims, department: null }),
  ),
  claimFault(
    {
      name: 'ui-type-flip',
      title: 'Writes email_verified as a string',
      caughtBy: ['ui-claim-types'],
      follows: ['document/get-user-info-body'],
    },
    (claims) =>
      'email_verified' in claims ? { ...claims, email_verified: String(claims.email_verified) } : { ...claims },
  ),
  claimFault(
    { name: 'updated-at-ms', title: 'Counts updated_at in milliseconds', caughtBy: ['ui-updated-at'] },
    (claims) =>
      typeof claims.updated_at === 'number' ? { ...claims, updated_at: claims.updated_at * 1_000 } : { ...claims },
  ),
  claimFault(
    {
      name: 'claim-source-missing',
      title: 'Says that a claim comes from a source and does not name the source',
      caughtBy: ['ui-claim-sources'],
    },
    (claims) => ({ ...claims, _claim_names: { credit_score: 'src1' } }),
  ),
  claimFault(
    {
      name: 'claim-source-unused',
      title: 'Names a source from which no claim comes',
      caughtBy: ['ui-claim-sources'],
    },
    (claims) => ({
      ...claims,
      _claim_names: { credit_score: 'src1' },
      _claim_sources: {
        src1: { endpoint: 'https://claims.example/score' },
        src2: { endpoint: 'https://claims.example/other' },
      },
    }),
  ),
]

const signedFaults: readonly Fault[] = [
  defineFault({
    ...ids({
      name: 'ui-signed-bad',
      title: 'Does not sign UserInfo for clients that want it signed',
      caughtBy: ['ui-signed'],
    }),
    seam: 'signedUserinfo',
    alter: (draft) => ({ ...draft, header: { ...draft.header, alg: 'none' } }),
  }),
  defineFault({
    ...ids({
      name: 'signed-kid-unknown',
      title: 'Names a key for signed UserInfo that is not published',
      caughtBy: ['ui-signed'],
    }),
    seam: 'signedUserinfo',
    alter: (draft) => ({ ...draft, header: { ...draft.header, kid: 'unknown' } }),
  }),
  defineFault({
    ...ids({
      name: 'signed-wrong-aud',
      title: 'Names another client in signed UserInfo',
      caughtBy: ['ui-signed-iss-aud'],
    }),
    seam: 'signedUserinfo',
    alter: (draft) => ({ ...draft, claims: { ...draft.claims, aud: 'another-client' } }),
  }),
  defineFault({
    ...ids({
      name: 'signed-no-iss',
      title: 'Leaves iss out of signed UserInfo',
      caughtBy: ['ui-signed-iss-aud'],
    }),
    seam: 'signedUserinfo',
    alter: ({ header, claims: { iss: _omitted, ...claims } }) => ({ header, claims }),
  }),
  defineFault({
    ...ids({
      name: 'signed-nonce',
      title: 'Puts a nonce into signed UserInfo, as if it were an ID token',
      caughtBy: ['ui-signed-no-nonce'],
    }),
    seam: 'signedUserinfo',
    alter: (draft) => ({ ...draft, claims: { ...draft.claims, nonce: 'n-0S6_WzA2Mj' } }),
  }),
]

/** What a provider gets wrong at UserInfo. */
export const userinfoFaults: readonly Fault[] = [...requestFaults, ...claimFaults, ...signedFaults]
