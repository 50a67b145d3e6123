import { type AuthorizationResponse, defineFault, type Fault, type SeamContext } from '../seams.js'

interface Row {
  /** Name of the check without its suite. */
  readonly check: string
  readonly responseType: string
  /** Parameters that this response type does not stand for. */
  readonly surplus?: Readonly<Record<string, string>>
}

const ACCESS_TOKEN = { access_token: 'not-asked-for', token_type: 'Bearer' }

const ROWS: readonly Row[] = [
  { check: 'rtype-code', responseType: 'code', surplus: ACCESS_TOKEN },
  { check: 'rtype-id-token', responseType: 'id_token', surplus: ACCESS_TOKEN },
  { check: 'rtype-id-token-token', responseType: 'id_token token', surplus: { code: 'not-asked-for' } },
  { check: 'rtype-code-id-token', responseType: 'code id_token', surplus: ACCESS_TOKEN },
  { check: 'rtype-code-token', responseType: 'code token', surplus: { id_token: 'not-asked-for' } },
  { check: 'rtype-code-id-token-token', responseType: 'code id_token token' },
]

const sorted = (responseType: string | undefined): string => (responseType ?? '').split(' ').sort().join(' ')

/** An alteration of the successful responses to one response type. */
const ofType =
  (responseType: string, alter: (parameters: Readonly<Record<string, string>>) => Readonly<Record<string, string>>) =>
  (response: AuthorizationResponse, { parameters }: SeamContext): AuthorizationResponse =>
    sorted(parameters?.response_type) === sorted(responseType) && response.parameters.error === undefined
      ? { ...response, parameters: alter(response.parameters) }
      : response

const refused = ({ check, responseType }: Row): Fault =>
  defineFault({
    id: `response-types/${check}-refused`,
    title: `Offers the response type ${responseType} and refuses it`,
    caughtBy: [`response-types/${check}`],
    follows: ['authorization-response/resp-success'],
    seam: 'authorizationResponse',
    alter: ofType(responseType, ({ state }) => ({
      error: 'unsupported_response_type',
      ...(state === undefined ? {} : { state }),
    })),
  })

const surplus = ({ check, responseType, surplus: parameters }: Row): readonly Fault[] =>
  parameters === undefined
    ? []
    : [
        defineFault({
          id: `response-types/${check}-surplus`,
          title: `Answers the response type ${responseType} with ${Object.keys(parameters)[0]} too`,
          caughtBy: [`response-types/${check}`],
          seam: 'authorizationResponse',
          alter: ofType(responseType, (honest) => ({ ...honest, ...parameters })),
        }),
      ]

/** Response types that do not work as offered, or give more than they stand for. */
export const responseTypesFaults: readonly Fault[] = [...ROWS.map(refused), ...ROWS.flatMap(surplus)]
