// Made from specs/deviations/document/hydra-2.yaml by "npm run generate"; edits are lost.
import type { DocumentDeviation } from '../deviations/document-deviation.js'

export const hydra2DocumentDeviations: readonly DocumentDeviation[] = [
  {
    "because": "Life spans of its own that a client has not are null rather than absent, wherever the client is shown.",
    "aspect": "body",
    "found": "null",
    "documented": "string",
    "answer": {
      "omit": true
    },
    "members": [
      "authorization_code_grant_access_token_lifespan",
      "authorization_code_grant_id_token_lifespan",
      "authorization_code_grant_refresh_token_lifespan",
      "client_credentials_grant_access_token_lifespan",
      "device_authorization_grant_access_token_lifespan",
      "device_authorization_grant_id_token_lifespan",
      "device_authorization_grant_refresh_token_lifespan",
      "implicit_grant_access_token_lifespan",
      "implicit_grant_id_token_lifespan",
      "jwt_bearer_grant_access_token_lifespan",
      "refresh_token_grant_access_token_lifespan",
      "refresh_token_grant_id_token_lifespan",
      "refresh_token_grant_refresh_token_lifespan"
    ],
    "at": [
      {
        "operation": "createOAuth2Client",
        "status": 201,
        "evidence": "06-cors-disabled step 1"
      },
      {
        "operation": "getOAuth2Client",
        "status": 200,
        "evidence": "10-client-create step 4"
      },
      {
        "operation": "setOAuth2Client",
        "status": 200,
        "evidence": "14-client-update step 2"
      },
      {
        "operation": "patchOAuth2Client",
        "status": 200,
        "evidence": "16-client-patch-lifespans step 2"
      },
      {
        "operation": "setOAuth2ClientLifespans",
        "status": 200,
        "evidence": "16-client-patch-lifespans step 13"
      },
      {
        "operation": "listOAuth2Clients",
        "status": 200,
        "within": "/*",
        "evidence": "13-client-list-paging step 7"
      },
      {
        "operation": "createOidcDynamicClient",
        "status": 201,
        "evidence": "90-dynamic-registration step 1"
      },
      {
        "operation": "getOidcDynamicClient",
        "status": 200,
        "evidence": "90-dynamic-registration step 2"
      },
      {
        "operation": "setOidcDynamicClient",
        "status": 200,
        "evidence": "90-dynamic-registration step 7"
      },
      {
        "operation": "getOAuth2LoginRequest",
        "status": 200,
        "within": "/client",
        "evidence": "30-code-full step 3"
      },
      {
        "operation": "getOAuth2ConsentRequest",
        "status": 200,
        "within": "/client",
        "evidence": "30-code-full step 6"
      },
      {
        "operation": "getOAuth2LogoutRequest",
        "status": 200,
        "within": "/client",
        "evidence": "77-logout step 22"
      },
      {
        "operation": "listOAuth2ConsentSessions",
        "status": 200,
        "within": "/*/consent_request/client",
        "evidence": "65-consent-remember step 47"
      }
    ]
  },
  {
    "because": "Whether a client's logout skips the question is null as long as nobody said.",
    "aspect": "body",
    "found": "null",
    "documented": "boolean",
    "answer": {
      "omit": true
    },
    "members": [
      "skip_logout_consent"
    ],
    "at": [
      {
        "operation": "createOAuth2Client",
        "status": 201,
        "evidence": "06-cors-disabled step 1"
      },
      {
        "operation": "getOAuth2Client",
        "status": 200,
        "evidence": "10-client-create step 4"
      },
      {
        "operation": "setOAuth2Client",
        "status": 200,
        "evidence": "14-client-update step 2"
      },
      {
        "operation": "patchOAuth2Client",
        "status": 200,
        "evidence": "16-client-patch-lifespans step 2"
      },
      {
        "operation": "setOAuth2ClientLifespans",
        "status": 200,
        "evidence": "16-client-patch-lifespans step 13"
      },
      {
        "operation": "listOAuth2Clients",
        "status": 200,
        "within": "/*",
        "evidence": "13-client-list-paging step 7"
      },
      {
        "operation": "createOidcDynamicClient",
        "status": 201,
        "evidence": "90-dynamic-registration step 1"
      },
      {
        "operation": "getOidcDynamicClient",
        "status": 200,
        "evidence": "90-dynamic-registration step 2"
      },
      {
        "operation": "setOidcDynamicClient",
        "status": 200,
        "evidence": "90-dynamic-registration step 7"
      },
      {
        "operation": "getOAuth2LoginRequest",
        "status": 200,
        "within": "/client",
        "evidence": "30-code-full step 3"
      },
      {
        "operation": "getOAuth2ConsentRequest",
        "status": 200,
        "within": "/client",
        "evidence": "30-code-full step 6"
      },
      {
        "operation": "getOAuth2LogoutRequest",
        "status": 200,
        "within": "/client",
        "evidence": "77-logout step 22"
      },
      {
        "operation": "listOAuth2ConsentSessions",
        "status": 200,
        "within": "/*/consent_request/client",
        "evidence": "65-consent-remember step 47"
      }
    ]
  },
  {
    "because": "A list that nobody gave is shown as null to whoever sends a client, until the client is read from the database.",
    "aspect": "body",
    "found": "null",
    "documented": "array",
    "answer": {
      "value": []
    },
    "members": [
      "contacts",
      "grant_types",
      "redirect_uris",
      "response_types"
    ],
    "at": [
      {
        "operation": "createOAuth2Client",
        "status": 201,
        "evidence": "10-client-create step 1"
      },
      {
        "operation": "setOAuth2Client",
        "status": 200,
        "evidence": "14-client-update step 8"
      },
      {
        "operation": "createOidcDynamicClient",
        "status": 201,
        "evidence": "90-dynamic-registration step 14"
      },
      {
        "operation": "setOidcDynamicClient",
        "status": 200,
        "evidence": "90-dynamic-registration step 13"
      }
    ]
  },
  {
    "because": "A logout that no client asked for belongs to none, and the member stays.",
    "aspect": "body",
    "found": "null",
    "documented": "object",
    "answer": {
      "omit": true
    },
    "members": [
      "client"
    ],
    "at": [
      {
        "operation": "getOAuth2LogoutRequest",
        "status": 200,
        "evidence": "77-logout step 17"
      }
    ]
  },
  {
    "because": "The times of a logout are kept only where no client asked for it.",
    "aspect": "body",
    "found": "null",
    "documented": "string",
    "answer": {
      "omit": true
    },
    "members": [
      "expires_at",
      "requested_at"
    ],
    "at": [
      {
        "operation": "getOAuth2LogoutRequest",
        "status": 200,
        "evidence": "77-logout step 22"
      }
    ]
  },
  {
    "because": "A device sends no wishes about the login, so nothing is known of them.",
    "aspect": "body",
    "found": "null",
    "documented": "object",
    "answer": {
      "value": {}
    },
    "members": [
      "oidc_context"
    ],
    "at": [
      {
        "operation": "getOAuth2LoginRequest",
        "status": 200,
        "evidence": "93-device-flow step 22"
      },
      {
        "operation": "getOAuth2ConsentRequest",
        "status": 200,
        "evidence": "93-device-flow step 25"
      }
    ]
  },
  {
    "because": "An issuer that is trusted without a scope is shown without one.",
    "aspect": "body",
    "found": "null",
    "documented": "array",
    "answer": {
      "value": []
    },
    "members": [
      "scope"
    ],
    "at": [
      {
        "operation": "trustOAuth2JwtGrantIssuer",
        "status": 201,
        "evidence": "94-jwt-bearer step 12"
      }
    ]
  },
  {
    "because": "A set that is put without keys is shown as it was sent.",
    "aspect": "body",
    "found": "null",
    "documented": "array",
    "answer": {
      "value": []
    },
    "members": [
      "keys"
    ],
    "at": [
      {
        "operation": "setJsonWebKeySet",
        "status": 200,
        "evidence": "22-jwk-set-crud step 12"
      }
    ]
  },
  {
    "because": "Errors are written with error and error_description everywhere; these operations are described with those of the libraries.",
    "aspect": "body",
    "found": "absent",
    "documented": "required",
    "answer": {
      "copy": "error_description"
    },
    "members": [
      "message"
    ],
    "at": [
      {
        "operation": "deleteOAuth2Client",
        "status": 404,
        "evidence": "12-client-get-delete step 6"
      },
      {
        "operation": "setOAuth2ClientLifespans",
        "status": 400,
        "evidence": "16-client-patch-lifespans step 16"
      },
      {
        "operation": "setOAuth2ClientLifespans",
        "status": 404,
        "evidence": "16-client-patch-lifespans step 18"
      },
      {
        "operation": "deleteOidcDynamicClient",
        "status": 401,
        "evidence": "90-dynamic-registration step 28"
      },
      {
        "operation": "trustOAuth2JwtGrantIssuer",
        "status": 400,
        "evidence": "94-jwt-bearer step 9"
      },
      {
        "operation": "trustOAuth2JwtGrantIssuer",
        "status": 409,
        "evidence": "94-jwt-bearer step 3"
      },
      {
        "operation": "getTrustedOAuth2JwtGrantIssuer",
        "status": 400,
        "evidence": "94-jwt-bearer step 8"
      },
      {
        "operation": "getTrustedOAuth2JwtGrantIssuer",
        "status": 404,
        "evidence": "94-jwt-bearer step 7"
      },
      {
        "operation": "deleteTrustedOAuth2JwtGrantIssuer",
        "status": 404,
        "evidence": "94-jwt-bearer step 41"
      }
    ]
  },
  {
    "because": "A client that registered userinfo_signed_response_alg gets its claims as a JWT, which the document leaves out.",
    "aspect": "media-type",
    "found": "application/jwt",
    "documented": "application/json",
    "answer": {
      "body": "claims of the JWT"
    },
    "at": [
      {
        "operation": "getOidcUserInfo",
        "status": 200,
        "evidence": "84-userinfo step 31"
      }
    ]
  },
  {
    "because": "With response_mode=form_post the answer is a page whose form goes to the client; the document has redirects and errors.",
    "aspect": "media-type",
    "found": "text/html",
    "documented": "application/json",
    "answer": {
      "redirect": 302
    },
    "at": [
      {
        "operation": "oAuth2Authorize",
        "status": 200,
        "evidence": "45-authorize-errors step 38"
      }
    ]
  },
  {
    "because": "When clients are to be told through the browser, the answer is a page that loads their URLs and then goes on.",
    "aspect": "status",
    "documented": "302",
    "answer": {
      "redirect": 302
    },
    "at": [
      {
        "operation": "revokeOidcSession",
        "status": 200,
        "evidence": "79-front-back-channel-logout step 23"
      }
    ]
  }
]
