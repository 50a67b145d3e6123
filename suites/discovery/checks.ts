import type { Check } from '../check.js'
import { discClaimsSupported } from './disc-claims-supported.js'
import {
  discAuthorizationEndpoint,
  discJwksUri,
  discRegistrationEndpoint,
  discTokenEndpoint,
  discUserinfoEndpoint,
} from './disc-endpoint-members.js'
import { discEndpointsHttps } from './disc-endpoints-https.js'
import { discFlags } from './disc-flags.js'
import { discGrantTypes } from './disc-grant-types.js'
import { discGrantTypesDynamic } from './disc-grant-types-dynamic.js'
import { discIdTokenAlgs } from './disc-id-token-algs.js'
import { discIssuerMatch } from './disc-issuer-match.js'
import { discIssuerUrl } from './disc-issuer-url.js'
import { discJsonType } from './disc-json-type.js'
import { discLocalesCase, discLocalesSyntax } from './disc-locales.js'
import { discPkceMethods } from './disc-pkce-methods.js'
import { discRequestObjectAlgs } from './disc-request-object-algs.js'
import { discResponseTypesAny } from './disc-response-types-any.js'
import { discResponseTypesDynamic } from './disc-response-types-dynamic.js'
import { discSchemaTypes } from './disc-schema-types.js'
import { discScopesOpenid } from './disc-scopes-openid.js'
import { discScopesSyntax } from './disc-scopes-syntax.js'
import { discStatus200 } from './disc-status-200.js'
import { discSubjectTypes } from './disc-subject-types.js'
import { discUnknownMembers } from './disc-unknown-members.js'
import { discUserinfoAlgs } from './disc-userinfo-algs.js'
import { discWellKnownPath } from './disc-well-known-path.js'
import { jwksFetch } from './jwks-fetch.js'
import { jwksKidDistinct } from './jwks-kid-distinct.js'
import { jwksKidPresent } from './jwks-kid-present.js'
import { jwksOneMatch } from './jwks-one-match.js'
import { jwksPublicOnly } from './jwks-public-only.js'
import { jwksStructure } from './jwks-structure.js'
import { jwksUsableKeys } from './jwks-usable-keys.js'

/** What a provider says about itself, and its keys. */
export const checks: readonly Check[] = [
  discStatus200,
  discJsonType,
  discWellKnownPath,
  discIssuerMatch,
  discIssuerUrl,
  discSchemaTypes,
  discUnknownMembers,
  discResponseTypesAny,
  discResponseTypesDynamic,
  discSubjectTypes,
  discIdTokenAlgs,
  discUserinfoAlgs,
  discAuthorizationEndpoint,
  discTokenEndpoint,
  discUserinfoEndpoint,
  discRegistrationEndpoint,
  discJwksUri,
  discEndpointsHttps,
  discScopesOpenid,
  discScopesSyntax,
  discClaimsSupported,
  discGrantTypes,
  discGrantTypesDynamic,
  discRequestObjectAlgs,
  discFlags,
  discLocalesSyntax,
  discLocalesCase,
  discPkceMethods,
  jwksFetch,
  jwksStructure,
  jwksPublicOnly,
  jwksUsableKeys,
  jwksKidPresent,
  jwksKidDistinct,
  jwksOneMatch,
]
