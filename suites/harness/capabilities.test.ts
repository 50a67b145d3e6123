import { expect, test } from 'vitest'
import { capabilitiesOf } from './capabilities.js'

test('members left out have the defaults of the standard', () => {
  expect(capabilitiesOf({}, { registration: true, users: 0 })).toEqual({
    responseTypes: ['code'],
    responseModes: ['query', 'fragment'],
    grantTypes: ['authorization_code', 'implicit'],
    clientAuthenticationMethods: ['client_secret_basic'],
    scopes: undefined,
    claimsParameter: false,
    pkceMethods: [],
    dynamicRegistration: false,
    clientsOnDemand: false,
    userCount: 0,
  })
})

test('the words of a response type may stand in any order; values of a wrong type are left out', () => {
  const metadata = {
    response_types_supported: ['id_token code', 'token id_token', 'code', 7],
    registration_endpoint: 'https://op.example/r',
  }
  const { responseTypes, dynamicRegistration } = capabilitiesOf(metadata, { registration: true, users: 1 })
  expect(responseTypes).toEqual(['code id_token', 'id_token token', 'code'])
  expect(dynamicRegistration).toBe(true)
  expect(capabilitiesOf(metadata, { registration: false, users: 1 }).dynamicRegistration).toBe(false)
})
