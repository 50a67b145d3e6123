import { validate } from '@readme/openapi-parser'
import { describe, expect, test } from 'vitest'
import { operationsOf } from '../operations.js'
import { createValidator } from '../validation/validator.js'
import { parseDocument } from './parse-document.js'
import { upgradeSwagger } from './upgrade-swagger.js'

const swagger = {
  swagger: '2.0',
  info: { title: 'old', version: '1' },
  host: 'op.example',
  basePath: '/v1',
  schemes: ['https', 'http'],
  consumes: ['application/json', 'application/x-www-form-urlencoded'],
  produces: ['application/json'],
  security: [{ basic: [] }],
  paths: {
    '/clients/{id}': {
      parameters: [{ $ref: '#/parameters/Id' }],
      get: {
        operationId: 'getClient',
        parameters: [
          {
            name: 'fields',
            in: 'query',
            type: 'array',
            collectionFormat: 'pipes',
            items: { type: 'string', enum: ['a', 'b'] },
          },
          { name: 'limit', in: 'query', type: 'integer', maximum: 5, exclusiveMaximum: true },
        ],
        responses: {
          200: {
            description: 'ok',
            schema: { $ref: '#/definitions/Client' },
            headers: { 'X-Total': { type: 'integer' } },
          },
          default: { $ref: '#/responses/Error' },
        },
      },
      put: {
        operationId: 'setClient',
        parameters: [{ name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Client' } }],
        responses: { 204: { description: 'done' } },
      },
    },
    '/token': {
      post: {
        operationId: 'token',
        parameters: [
          { name: 'grant_type', in: 'formData', required: true, type: 'string' },
          { name: 'expires_in', in: 'formData', type: 'integer' },
        ],
        responses: { 200: { description: 'ok', schema: { type: 'object' } } },
      },
    },
    '/upload': {
      post: {
        operationId: 'upload',
        consumes: ['multipart/form-data'],
        produces: ['text/plain'],
        parameters: [{ name: 'file', in: 'formData', type: 'file' }],
        responses: { 200: { description: 'ok', schema: { type: 'string' } } },
      },
    },
  },
  parameters: { Id: { name: 'id', in: 'path', required: true, type: 'string' } },
  responses: { Error: { description: 'error', schema: { $ref: '#/definitions/Error' } } },
  definitions: {
    Client: {
      type: 'object',
      discriminator: 'kind',
      required: ['client_id', 'kind'],
      properties: {
        client_id: { type: 'string' },
        kind: { type: 'string' },
        parent: { type: 'string', 'x-nullable': true },
        next: { $ref: '#/definitions/Client' },
      },
    },
    Error: { type: 'object', required: ['error'], properties: { error: { type: 'string' } } },
  },
  securityDefinitions: {
    basic: { type: 'basic' },
    key: { type: 'apiKey', name: 'key', in: 'header' },
    oauth2: {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://op.example/a',
      tokenUrl: 'https://op.example/t',
      scopes: { openid: 'x' },
    },
  },
}

const upgraded = upgradeSwagger(swagger)
const document = parseDocument(upgraded)
const validator = createValidator(document)
const JSON_TYPE = { 'content-type': 'application/json' }

describe('a Swagger 2.0 document', () => {
  test('becomes a valid OpenAPI 3.0 document', { timeout: 20_000 }, async () => {
    expect(await validate(structuredClone(parseDocument(upgraded)))).toMatchObject({ valid: true })
    expect(document.servers).toEqual([{ url: 'https://op.example/v1' }])
  })

  test('keeps its operations, with parameters of the path', () => {
    const operations = operationsOf(document)
    expect([...operations.keys()]).toEqual(['getClient', 'setClient', 'token', 'upload'])
    const parameters = operations.get('getClient')?.parameters
    expect(parameters?.map(({ name, in: place, style }) => [name, place, style])).toEqual([
      ['id', 'path', 'simple'],
      ['fields', 'query', 'pipeDelimited'],
      ['limit', 'query', 'form'],
    ])
  })

  test('judges parameters as it did', async () => {
    const request = (fields: string, limit: string) =>
      validator.judgeRequest('getClient', { path: { id: 'x' }, query: { fields, limit } })
    expect(await request('a|b', '4')).toEqual([])
    expect((await request('a|c', '5')).map(({ keyword }) => keyword)).toEqual(['enum', 'exclusiveMaximum'])
  })

  test('judges bodies and headers of answers as it did', async () => {
    const answer = (status: number, body: unknown) =>
      validator.judgeResponse('getClient', {
        status,
        headers: { ...JSON_TYPE, 'x-total': 'many' },
        body: JSON.stringify(body),
      })
    const client = { client_id: 'a', kind: 'k', parent: null }
    expect((await answer(200, { ...client, next: client })).map(({ aspect }) => aspect)).toEqual(['headers'])
    expect((await answer(500, {})).map(({ documentPointer }) => documentPointer)).toEqual([
      '#/components/schemas/Error/required',
    ])
  })

  test('makes bodies of body and form parameters', async () => {
    expect(
      await validator.judgeRequest('setClient', { path: { id: 'x' }, json: { client_id: 'a', kind: 'k' } }),
    ).toEqual([])
    expect(await validator.judgeRequest('setClient', { path: { id: 'x' } })).toMatchObject([{ keyword: 'required' }])
    expect(await validator.judgeRequest('token', { form: { grant_type: 'x', expires_in: '5' } })).toEqual([])
    expect(await validator.judgeRequest('token', { form: { expires_in: 'soon' } })).toMatchObject([
      { keyword: 'required' },
      { keyword: 'type', instancePath: '/expires_in' },
    ])
    expect(
      operationsOf(document)
        .get('upload')
        ?.requestBody?.content.map(({ mediaType }) => mediaType),
    ).toEqual(['multipart/form-data'])
  })

  test('turns security definitions into schemes', () => {
    expect(document.components?.securitySchemes).toEqual({
      basic: { type: 'http', scheme: 'basic' },
      key: { type: 'apiKey', name: 'key', in: 'header' },
      oauth2: {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            authorizationUrl: 'https://op.example/a',
            tokenUrl: 'https://op.example/t',
            scopes: { openid: 'x' },
          },
        },
      },
    })
  })

  test('is not changed itself', () => {
    const before = structuredClone(swagger)
    upgradeSwagger(swagger)
    expect(swagger).toEqual(before)
  })
})
