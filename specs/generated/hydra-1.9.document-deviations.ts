// Made from specs/deviations/document/hydra-1.9.yaml by "npm run generate"; edits are lost.
import type { DocumentDeviation } from '../deviations/document-deviation.js'

export const hydra19DocumentDeviations: readonly DocumentDeviation[] = [
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
    "because": "The maker of ES512 keys, alone among the makers, does not write down the algorithm.",
    "aspect": "body",
    "found": "absent",
    "documented": "required",
    "answer": {
      "value": "ES512"
    },
    "members": [
      "alg"
    ],
    "at": [
      {
        "operation": "createJsonWebKeySet",
        "status": 201,
        "within": "/keys/*",
        "evidence": "20-jwk-create-algs step 3"
      }
    ]
  },
  {
    "because": "A key that is made for no particular use does not say what it is for; signatures are the usual one.",
    "aspect": "body",
    "found": "absent",
    "documented": "required",
    "answer": {
      "value": "sig"
    },
    "members": [
      "use"
    ],
    "at": [
      {
        "operation": "createJsonWebKeySet",
        "status": 201,
        "within": "/keys/*",
        "evidence": "20-jwk-create-algs step 10"
      }
    ]
  },
  {
    "because": "After a body that can't be read the handler goes on and fails a second time, so two errors stand one after the other.",
    "aspect": "body",
    "found": "not JSON",
    "documented": "JSON",
    "answer": {
      "body": "first JSON value"
    },
    "at": [
      {
        "operation": "createJsonWebKeySet",
        "status": 500,
        "evidence": "21-jwk-create-errors step 5"
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
  },
  {
    "because": "With response_mode=form_post the answer is a page whose form goes to the client; the document knows redirects alone.",
    "aspect": "status",
    "documented": "302, 401, 500",
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
    "because": "A request without a challenge, or with one that was used, is refused as such; the document knows lost requests alone.",
    "aspect": "status",
    "documented": "200, 404, 500",
    "answer": {
      "status": 404
    },
    "at": [
      {
        "operation": "acceptOAuth2ConsentRequest",
        "status": 400,
        "evidence": "62-consent-request step 8"
      },
      {
        "operation": "acceptOAuth2ConsentRequest",
        "status": 409,
        "evidence": "62-consent-request step 18"
      },
      {
        "operation": "rejectOAuth2ConsentRequest",
        "status": 400,
        "evidence": "63-consent-reject step 21"
      },
      {
        "operation": "rejectOAuth2ConsentRequest",
        "status": 409,
        "evidence": "62-consent-request step 19"
      }
    ]
  },
  {
    "because": "A request without a challenge is refused as such; the document knows lost and used requests alone.",
    "aspect": "status",
    "documented": "200, 404, 409, 500",
    "answer": {
      "status": 404
    },
    "at": [
      {
        "operation": "getOAuth2ConsentRequest",
        "status": 400,
        "evidence": "62-consent-request step 6"
      }
    ]
  },
  {
    "because": "A login that was decided before can't be decided again, of which the document says nothing.",
    "aspect": "status",
    "documented": "200, 400, 401, 404, 500",
    "answer": {
      "status": 400
    },
    "at": [
      {
        "operation": "acceptOAuth2LoginRequest",
        "status": 409,
        "evidence": "60-login-request step 21"
      },
      {
        "operation": "rejectOAuth2LoginRequest",
        "status": 409,
        "evidence": "60-login-request step 27"
      }
    ]
  },
  {
    "because": "The errors of OAuth 2.0 have status 400 unless it is the client that is not authenticated.",
    "aspect": "status",
    "documented": "200, 401, 500",
    "answer": {
      "status": 401
    },
    "at": [
      {
        "operation": "introspectOAuth2Token",
        "status": 400,
        "evidence": "80-introspect step 23"
      },
      {
        "operation": "revokeOAuth2Token",
        "status": 400,
        "evidence": "81-revoke step 10"
      }
    ]
  },
  {
    "because": "Tokens can't be deleted without saying whose, for which the document has no status.",
    "aspect": "status",
    "documented": "204, 401, 500",
    "answer": {
      "status": 401
    },
    "at": [
      {
        "operation": "deleteOAuth2Token",
        "status": 400,
        "evidence": "82-delete-tokens step 9"
      }
    ]
  },
  {
    "because": "An algorithm that nobody makes keys for is a bad request, and a key ID that is taken a conflict.",
    "aspect": "status",
    "documented": "201, 401, 403, 500",
    "answer": {
      "status": 403
    },
    "at": [
      {
        "operation": "createJsonWebKeySet",
        "status": 400,
        "evidence": "20-jwk-create-algs step 2"
      },
      {
        "operation": "createJsonWebKeySet",
        "status": 409,
        "evidence": "20-jwk-create-algs step 12"
      }
    ]
  },
  {
    "because": "A set that isn't there is not found, of which the document says nothing.",
    "aspect": "status",
    "documented": "200, 401, 403, 500",
    "answer": {
      "status": 403
    },
    "at": [
      {
        "operation": "getJsonWebKeySet",
        "status": 404,
        "evidence": "21-jwk-create-errors step 8"
      }
    ]
  },
  {
    "because": "The client may be unknown or its metadata wrong, for which the document has nothing but an error of the server.",
    "aspect": "status",
    "documented": "200, 500",
    "answer": {
      "status": 500
    },
    "at": [
      {
        "operation": "setOAuth2Client",
        "status": 400,
        "evidence": "14-client-update step 11"
      },
      {
        "operation": "setOAuth2Client",
        "status": 404,
        "evidence": "14-client-update step 15"
      }
    ]
  }
]
