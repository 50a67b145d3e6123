import { type AuthorizationResponse, defineFault, type Fault, type SeamContext } from '../seams.js'
import { CODE_FLOWS } from './flow-checks.js'

interface Row {
  /** Name of the check without its suite. */
  readonly check: string
  readonly responseType: string
  /** Parameters that this response type does not stand for. */
  readonly surplus?: Readonly<Record<string, string>>
  /** Checks of whole flows that can't do without this response type. */
  readonly flows: readonly string[]
  /** Checks that look at the surplus parts too. */
  readonly noticed?: readonly string[]
}

const ACCESS_TOKEN = { access_token: 'not-asked-for', token_type: 'Bearer' }

const ROWS: readonly Row[] = [
  { check: 'rtype-code', responseType: 'code', flows: CODE_FLOWS, surplus: ACCESS_TOKEN },
  { check: 'rtype-id-token', responseType: 'id_token', flows: ['flows/implicit-id-token'], surplus: ACCESS_TOKEN },
  {
    check: 'rtype-id-token-token',
    responseType: 'id_token token',
    flows: ['flows/implicit-id-token-token'],
    surplus: { code: 'not-asked-for' },
  },
  {
    check: 'rtype-code-id-token',
    responseType: 'code id_token',
    flows: ['flows/hybrid-code-id-token'],
    surplus: ACCESS_TOKEN,
  },
  {
    check: 'rtype-code-token',
    responseType: 'code token',
    flows: ['flows/hybrid-code-token'],
    noticed: ['id-token/idt-format'],
    surplus: { id_token: 'not-asked-for' },
  },
  {
    check: 'rtype-code-id-token-token',
    responseType: 'code id_token token',
    flows: ['flows/hybrid-code-id-token-token'],
  },
]

const sorted = (responseType: string | undefined): string => (responseType ?? '').split(' ').sort().join(' ')

/** An alteration of the successful responses to one response type. */
const ofType =
  (responseType: string, alter: (parameters: Readonly<Record<string, string>>) => Readonly<Record<string, string>>) =>
  (response: AuthorizationResponse, { parameters }: SeamContext): AuthorizationResponse =>
    sorted(parameters?.response_type) === sorted(responseType) && response.parameters.error === undefined
      ? { ...response, parameters: alter(response.parameters) }
      : response

const refused = ({ check, responseType, flows }: Row): Fault =>
  defineFault({
    id: `response-types/${check}-refused`,
    title: `Offers the response type ${responseType} and refuses it`,
    caughtBy: [`response-types/${check}`],
    follows: ['authorization-response/resp-success', ...flows],
    seam: 'authorizationResponse',
    alter: ofType(responseType, ({ state }) => ({
      error: 'unsupported_response_type',
      ...(state === undefined ? {} : { state }),
    })),
  })

const surplus = ({ check, responseType, surplus: parameters, noticed = [] }: Row): readonly Fault[] =>
  parameters === undefined
    ? []
    : [
        defineFault({
          id: `response-types/${check}-surplus`,
          title: `Answers the response type ${responseType} with ${Object.keys(parameters)[0]} too`,
          caughtBy: [`response-types/${check}`],
          follows: noticed,
          seam: 'authorizationResponse',
          alter: ofType(responseType, (honest) => ({ ...honest, ...parameters })),
        }),
      ]

/** Response types that do not work as offered, or give more than they stand for. */
export const responseTypesFaults: readonly Fault[] = [...ROWS.map(refused), ...ROWS.flatMap(surplus)]
