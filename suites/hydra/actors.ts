import type { CheckContext, Client } from '../harness/context.js'
import { once } from '../once.js'
import { ownSubject } from './challenge-flow.js'

/** An audience that the client of most flows may ask for. */
export const AUDIENCE = 'https://api.touchstone.test/'

const RESPONSE_TYPES = [
  'code',
  'token',
  'id_token',
  'code token',
  'code id_token',
  'id_token token',
  'code id_token token',
]

/** The client of most flows: it may ask for every response type and one audience. */
export const flowClient = (context: CheckContext): Promise<Client> =>
  context.client({ response_types: RESPONSE_TYPES, metadata: { audience: [AUDIENCE] } })

/** A person of the run, for flows that do not depend on who signs in: each person costs two requests at its end. */
export const somebody: (context: CheckContext) => Promise<string> = once(async (context) => ownSubject(context))
