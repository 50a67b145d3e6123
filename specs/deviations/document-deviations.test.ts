import { describe, expect, test } from 'vitest'
import { builtInDocument } from '../built-in-documents.js'
import { createValidator } from '../validation/validator.js'
import { deviationsOf, documentDeviations } from './document-deviations.js'

const JSON_TYPE = { 'content-type': 'application/json' }

/** What of an answer is not known, as `pointer keyword`. */
async function news(
  system: Parameters<typeof documentDeviations>[0],
  operationId: string,
  status: number,
  body: unknown,
): Promise<readonly string[]> {
  const { judgeResponse } = createValidator(await builtInDocument(system), { most: Number.POSITIVE_INFINITY })
  const rows = await documentDeviations(system)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const defects = await judgeResponse(operationId, { status, headers: JSON_TYPE, body: text })
  expect(defects).not.toEqual([])
  return defects
    .filter((defect) => deviationsOf(rows, defect, { status, body: text }).length === 0)
    .map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)
}

describe('what a row says is known', () => {
  test.each([
    ['a member that is null', 'getOAuth2Client', 200, { contacts: null }],
    ['one within an array', 'listOAuth2Clients', 200, [{ contacts: [] }, { contacts: null }]],
    ['one that is deep', 'getLoginRequest', 200, { client: { audience: null } }],
    ['a member that is absent', 'createJsonWebKeySet', 201, { keys: [{ kid: 'a', kty: 'EC', alg: 'ES512' }] }],
    [
      'one that is absent beside others',
      'getJsonWebKey',
      200,
      { keys: [{ kid: 'a', kty: 'EC', crv: 'P-521', use: 'sig' }] },
    ],
    ['a status', 'oauth2Token', 400, {}],
    ['a body that is not JSON', 'createJsonWebKeySet', 500, '{}{}'],
  ])('%s', async (_, operationId, status, body) => {
    expect(await news('hydra-1.5', operationId, status, body)).toEqual([])
  })
})

describe('nothing else is', () => {
  test.each([
    ['another value', 'getOAuth2Client', 200, { contacts: 17 }, ['/contacts type']],
    ['another member', 'getOAuth2Client', 200, { client_name: null }, ['/client_name type']],
    ['another depth', 'getLoginRequest', 200, { client: { contacts: [null] } }, ['/client/contacts/0 type']],
    [
      'another member that is absent',
      'createJsonWebKeySet',
      201,
      { keys: [{ kty: 'EC', crv: 'P-521' }] },
      ['/keys/0 required'],
    ],
    [
      'a member that is absent beside others',
      'getJsonWebKey',
      200,
      { keys: [{ kid: 'a', kty: 'EC', crv: 'P-256', use: 'sig' }] },
      ['/keys/0 required'],
    ],
    ['another status', 'oauth2Token', 402, {}, [' responses']],
    ['another operation', 'flushInactiveOAuth2Tokens', 400, {}, [' responses']],
    ['no body at all', 'createJsonWebKeySet', 500, '', [' json']],
  ])('%s', async (_, operationId, status, body, expected) => {
    expect(await news('hydra-1.5', operationId, status, body)).toEqual(expected)
  })

  test('and the rows of one line say nothing of another', async () => {
    expect(await news('hydra-1.9', 'getOAuth2Client', 200, { contacts: null })).toEqual(['/contacts type'])
  })

  test('one new defect is found among a hundred known ones', async () => {
    const clients = Array.from({ length: 100 }, () => ({ contacts: null, audience: null }))
    const body = [...clients, { client_id: 17 }]
    expect(await news('hydra-1.5', 'listOAuth2Clients', 200, body)).toEqual(['/100/client_id type'])
  })
})
