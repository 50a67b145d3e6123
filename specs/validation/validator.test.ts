import { describe, expect, test } from 'vitest'
import { builtInDocument } from '../built-in-documents.js'
import { DocumentError } from '../document-error.js'
import { parseDocument } from '../load/parse-document.js'
import type { Defect } from './defect.js'
import { createValidator, type ValidatorOptions } from './validator.js'

const JSON_TYPE = { 'content-type': 'application/json' }
const NO_STORE = { ...JSON_TYPE, 'cache-control': 'no-store' }
const TOKENS = { access_token: 'abc', token_type: 'Bearer', expires_in: 60 }

const core = createValidator(await builtInDocument('openid-connect'))
const strict = createValidator(await builtInDocument('openid-connect'), { strict: true })
const extensions = createValidator(await builtInDocument('oauth2-extensions'))

const brief = (defects: readonly Defect[]) =>
  defects.map(({ aspect, instancePath, keyword }) => [aspect, instancePath, keyword].join(' ').replaceAll('  ', ' '))

const tokenAnswer = (body: unknown, headers: Readonly<Record<string, string>> = NO_STORE, status = 200) =>
  core.judgeResponse('getToken', { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) })

describe('judgeResponse', () => {
  test('finds nothing in an answer that fits', async () => {
    expect(await tokenAnswer(TOKENS)).toEqual([])
    expect(await tokenAnswer({ error: 'invalid_grant' }, JSON_TYPE, 400)).toEqual([])
    expect(await tokenAnswer({ error: 'an_extension' }, JSON_TYPE, 400)).toEqual([])
  })

  test('takes an undocumented status for all there is to say', async () => {
    expect(await tokenAnswer('<html>', { 'content-type': 'text/html' }, 500)).toEqual([
      {
        aspect: 'status',
        level: 'error',
        operationId: 'getToken',
        message: 'status 500 is not documented; documented are 200, 400, 401, 405, 413, 415',
        instancePath: '',
        documentPointer: '#/paths/~1token/post/responses',
        keyword: 'responses',
        seen: 500,
      },
    ])
  })

  test('finds an undocumented media type, and still judges the headers', async () => {
    const defects = await tokenAnswer('access_token=x', { 'content-type': 'text/plain; charset=utf-8' })
    expect(brief(defects)).toEqual(['media-type content', 'headers cache-control required'])
    expect(defects[0]).toMatchObject({
      seen: 'text/plain',
      documentPointer: '#/paths/~1token/post/responses/200/content',
    })
  })

  test('asks for a body and a Content-Type where JSON is described', async () => {
    expect(brief(await tokenAnswer('', { 'cache-control': 'no-store' }))).toEqual(['media-type content'])
    expect((await tokenAnswer(TOKENS, { 'cache-control': 'no-store' }))[0]?.message).toMatch(/no Content-Type/)
  })

  test('takes parameters and letter case of a media type as they come', async () => {
    const headers = { ...NO_STORE, 'content-type': 'Application/JSON; charset=UTF-8' }
    expect(await tokenAnswer(TOKENS, headers)).toEqual([])
  })

  test('judges headers by their schema', async () => {
    const defects = await tokenAnswer(TOKENS, { ...JSON_TYPE, 'cache-control': 'max-age=60' })
    expect(defects).toMatchObject([
      { aspect: 'headers', instancePath: 'cache-control', keyword: 'pattern', seen: 'max-age=60' },
    ])
    expect(await tokenAnswer(TOKENS, { ...JSON_TYPE, 'cache-control': 'private, No-Store' })).toEqual([])
  })

  test('names both pointers, the keyword and what was seen', async () => {
    expect(await tokenAnswer({ ...TOKENS, expires_in: '60' })).toEqual([
      {
        aspect: 'body',
        level: 'error',
        operationId: 'getToken',
        message: '/expires_in is string and should be integer',
        instancePath: '/expires_in',
        documentPointer: '#/components/schemas/TokenResponse/properties/expires_in/type',
        keyword: 'type',
        seen: '60',
      },
    ])
  })

  test('names a missing member', async () => {
    expect(await tokenAnswer({ token_type: 'Bearer' })).toMatchObject([
      {
        message: "the body lacks 'access_token'",
        instancePath: '',
        documentPointer: '#/components/schemas/TokenResponse/required',
        seen: undefined,
        missing: 'access_token',
      },
    ])
  })

  test('tells no more defects of a body than wanted', async () => {
    const body = JSON.stringify(Array.from({ length: 60 }, () => 17))
    const count = async (options: ValidatorOptions): Promise<number> => {
      const hydra = createValidator(await builtInDocument('hydra-2'), options)
      return (await hydra.judgeResponse('listOAuth2Clients', { status: 200, headers: JSON_TYPE, body })).length
    }
    expect(await count({})).toBe(50)
    expect(await count({ most: Number.POSITIVE_INFINITY })).toBe(60)
  })

  test('takes alternatives together, with a reason for each', async () => {
    const [defect, ...others] = await tokenAnswer({ ...TOKENS, token_type: 'b c' })
    expect(others).toEqual([])
    expect(defect).toMatchObject({ instancePath: '/token_type', keyword: 'anyOf', seen: 'b c' })
    expect(defect?.message).toMatch(/fits none of the alternatives \(.*should be one of "Bearer".*doesn't match/)
  })

  test('finds a body that is not JSON, without showing it', async () => {
    const defects = await tokenAnswer('{"access_token":"very-secret"')
    expect(brief(defects)).toEqual(['body json'])
    expect(JSON.stringify(defects)).not.toContain('very-secret')
  })

  test('never shows secrets', async () => {
    const defects = await tokenAnswer({
      access_token: { secret: 's3cret-1' },
      refresh_token: 12345678,
      id_token: 's3cret-2',
      token_type: 'Bearer',
    })
    expect(brief(defects).sort()).toEqual([
      'body /access_token type',
      'body /id_token pattern',
      'body /refresh_token type',
    ])
    expect(JSON.stringify(defects)).not.toMatch(/s3cret|12345678/)
  })

  test('judges redirects, pages and JWTs by status, media type and headers alone', async () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html>' }
    expect(await core.judgeResponse('authorize', page)).toEqual([])
    expect(
      await core.judgeResponse('authorize', { status: 303, headers: { location: 'https://rp.example/cb?code=x' } }),
    ).toEqual([])
    expect(brief(await core.judgeResponse('authorize', { status: 302, headers: {} }))).toEqual([
      'headers location required',
    ])
    const jwt = { status: 200, headers: { 'content-type': 'application/jwt' }, body: 'a.b.c' }
    expect(await core.judgeResponse('getUserInfo', jwt)).toEqual([])
  })

  test('asks for no body of a redirect that falls under default', async () => {
    const hydra = createValidator(await builtInDocument('hydra-2'))
    expect(await hydra.judgeResponse('oAuth2Authorize', { status: 303, headers: { location: '/login' } })).toEqual([])
    const bare = await hydra.judgeResponse('oAuth2Authorize', { status: 400, headers: {} })
    expect(brief(bare)).toEqual(['media-type content'])
  })

  test('asks for the challenge of a refused access token, whatever the body is', async () => {
    const challenge = { 'www-authenticate': 'Bearer error="invalid_token"' }
    expect(await core.judgeResponse('getUserInfo', { status: 401, headers: challenge })).toEqual([])
    const page = { ...challenge, 'content-type': 'text/html' }
    expect(await core.judgeResponse('getUserInfo', { status: 401, headers: page, body: 'no' })).toEqual([])
    const bare = await core.judgeResponse('getUserInfo', { status: 401, headers: {} })
    expect(brief(bare)).toEqual(['headers www-authenticate required'])
  })

  test('sees into a schema that is shared with another file', async () => {
    const metadata = { issuer: 'https://op.example', response_types_supported: ['id_token'], scopes_supported: [] }
    const answer = { status: 200, headers: JSON_TYPE, body: JSON.stringify(metadata) }
    expect(brief(await extensions.judgeResponse('getAuthorizationServerMetadata', answer))).toEqual([
      'body /scopes_supported minItems',
    ])
    const missing = await core.judgeResponse('getDiscovery', answer)
    // A provider with the implicit flow alone needs no token endpoint.
    expect(missing.map(({ message }) => message).join()).not.toContain('token_endpoint')
    expect(missing).toHaveLength(5)
  })

  test('reports members that the document does not list only when strict, and as info', async () => {
    const answer = { status: 200, headers: NO_STORE, body: JSON.stringify({ ...TOKENS, surprise: 1 }) }
    expect(await core.judgeResponse('getToken', answer)).toEqual([])
    expect(await strict.judgeResponse('getToken', answer)).toEqual([
      {
        aspect: 'body',
        level: 'info',
        operationId: 'getToken',
        message: "the body has 'surprise', which the document does not list",
        instancePath: '/surprise',
        documentPointer: '#/components/schemas/TokenResponse',
        keyword: 'unevaluatedProperties',
        seen: 1,
      },
    ])
  })

  test('looks for them in members, items, references and all parts of an allOf', async () => {
    const validator = createValidator(await builtInDocument('oauth2-extensions'), { strict: true })
    const client = {
      client_id: 'x',
      client_name: 'known by the other part of the allOf',
      jwks: { keys: [{ kty: 'EC', odd: 1 }] },
      extra: true,
    }
    const answer = { status: 201, headers: NO_STORE, body: JSON.stringify(client) }
    const defects = await validator.judgeResponse('registerClient', answer)
    expect(defects.map(({ level, instancePath }) => `${level} ${instancePath}`).sort()).toEqual([
      'info /extra',
      'info /jwks/keys/0/odd',
    ])
  })

  test('reads headers from pairs as well', async () => {
    const headers = [
      ['Content-Type', 'application/json'],
      ['Cache-Control', 'no-store'],
    ] as const
    expect(await core.judgeResponse('getToken', { status: 200, headers, body: JSON.stringify(TOKENS) })).toEqual([])
  })

  test('refuses an operation that the document has not', async () => {
    await expect(core.judgeResponse('nothing', { status: 200, headers: {} })).rejects.toThrow(RangeError)
  })
})

describe('judgeRequest', () => {
  test('finds nothing in a request that fits', async () => {
    const query = {
      response_type: 'code',
      client_id: 'app',
      redirect_uri: 'https://rp.example/cb',
      scope: 'openid',
      max_age: '60',
    }
    expect(await core.judgeRequest('authorize', { query })).toEqual([])
    expect(await core.judgeRequest('getToken', { form: { grant_type: 'client_credentials', scope: 'a' } })).toEqual([])
    expect(
      await extensions.judgeRequest('registerClient', { json: { redirect_uris: ['https://rp.example/cb'] } }),
    ).toEqual([])
    expect(await extensions.judgeRequest('readClient', { path: { client_id: 'x' } })).toEqual([])
  })

  test('finds missing and wrong parameters', async () => {
    const query = new URLSearchParams({
      response_type: 'nonsense',
      scope: 'openid',
      redirect_uri: 'no uri',
      max_age: 'soon',
    })
    expect(brief(await core.judgeRequest('authorize', { query }))).toEqual([
      'parameter response_type anyOf',
      'parameter client_id required',
      'parameter redirect_uri format',
      'parameter max_age type',
    ])
  })

  test('reads the members of a form by their types', async () => {
    const form = { client_id: 'app', max_age: '60' }
    expect(await core.judgeRequest('postAuthorize', { form })).toEqual([])
    expect(brief(await core.judgeRequest('postAuthorize', { form: { ...form, max_age: '-1' } }))).toEqual([
      'body /max_age minimum',
    ])
  })

  test('finds a missing body, an undocumented media type and broken JSON', async () => {
    expect(brief(await core.judgeRequest('getToken', {}))).toEqual(['body required'])
    expect(brief(await core.judgeRequest('getToken', { json: { grant_type: 'x' } }))).toEqual(['media-type content'])
    expect(await core.judgeRequest('postUserInfo', {})).toEqual([])
    const broken = { headers: JSON_TYPE, body: '{' }
    expect(brief(await extensions.judgeRequest('registerClient', broken))).toEqual(['body json'])
    const text = { headers: JSON_TYPE, body: '{"redirect_uris":"x"}' }
    expect(brief(await extensions.judgeRequest('registerClient', text))).toEqual(['body /redirect_uris type'])
  })

  test('never shows a secret that was sent', async () => {
    const form = { grant_type: 'authorization_code', code_verifier: 's3cret', client_secret: 's3cret' }
    expect(JSON.stringify(await core.judgeRequest('getToken', { form }))).not.toContain('s3cret')
  })
})

describe('a document of OpenAPI 3.0', () => {
  const document = parseDocument({
    openapi: '3.0.0',
    info: { title: 'test', version: '1' },
    paths: {
      '/tree': {
        get: {
          operationId: 'getTree',
          parameters: [
            {
              name: 'ids',
              in: 'query',
              style: 'pipeDelimited',
              explode: false,
              schema: { type: 'array', items: { type: 'integer' } },
            },
            { name: 'deep', in: 'query', schema: { $ref: '#/components/schemas/Flag' } },
          ],
          responses: {
            200: {
              description: 'ok',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } },
            },
          },
        },
        post: {
          operationId: 'postTree',
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } } },
          responses: {
            200: {
              description: 'ok',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Lost' } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Flag: { type: 'boolean' },
        Tree: {
          type: 'object',
          required: ['id', 'name'],
          properties: {
            id: { type: 'string', readOnly: true },
            name: { type: 'string' },
            parent: { $ref: '#/components/schemas/Tree', nullable: true },
            children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
          },
        },
        Lost: { $ref: '#/components/schemas/Nothing' },
      },
    },
  })
  const validator = createValidator(document, { strict: true })
  const answer = (body: unknown) =>
    validator.judgeResponse('getTree', { status: 200, headers: JSON_TYPE, body: JSON.stringify(body) })

  test('may refer to itself', async () => {
    const leaf = { id: '2', name: 'leaf' }
    expect(await answer({ id: '1', name: 'root', parent: null, children: [leaf, { ...leaf, parent: leaf }] })).toEqual(
      [],
    )
    expect(brief(await answer({ id: '1', name: 'root', children: [{ ...leaf, name: 1 }] }))).toEqual([
      'body /children/0/name type',
    ])
  })

  test('admits null beside a reference, and says why another value does not fit', async () => {
    expect(await answer({ id: '1', name: 'a', parent: { id: '0' } })).toMatchObject([
      { instancePath: '/parent', keyword: 'required', message: "/parent lacks 'name'" },
    ])
  })

  test('finds members that are not listed behind a reference', async () => {
    const defects = await answer({ id: '1', name: 'a', children: [{ id: '2', name: 'b', colour: 'red' }] })
    expect(defects).toMatchObject([{ level: 'info', instancePath: '/children/0/colour', seen: 'red' }])
  })

  test('does not ask for readOnly members in a request', async () => {
    expect(await validator.judgeRequest('postTree', { json: { name: 'a' } })).toEqual([])
    expect(brief(await validator.judgeRequest('postTree', { json: { id: '1' } }))).toEqual(['body required'])
  })

  test('reads lists and references in parameters', async () => {
    expect(await validator.judgeRequest('getTree', { query: { ids: '1|2', deep: 'true' } })).toEqual([])
    const wrong = await validator.judgeRequest('getTree', { query: { ids: '1|x', deep: 'perhaps' } })
    expect(wrong.map(({ instancePath, message }) => `${instancePath}: ${message}`)).toEqual([
      'ids: ids is string and should be integer',
      'deep: deep is string and should be boolean',
    ])
  })

  test('says where a reference leads nowhere', async () => {
    const judging = validator.judgeResponse('postTree', { status: 200, headers: JSON_TYPE, body: '{}' })
    await expect(judging).rejects.toThrow(DocumentError)
    await expect(judging).rejects.toThrow(
      /#\/components\/schemas\/Lost.*'#\/components\/schemas\/Nothing' leads nowhere/,
    )
  })
})
