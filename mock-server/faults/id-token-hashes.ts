import type { Fault } from '../seams.js'
import { claimFault, inFront, without } from './id-token-row.js'

/** A hash claim of the right length that fits nothing. */
const WRONG_HASH = 'AAAAAAAAAAAAAAAAAAAAAA'

/** Hashes of access token and code that are missing or wrong. */
export const idTokenHashFaults: readonly Fault[] = [
  claimFault(
    {
      name: 'hash-at-wrong',
      title: 'Sends a wrong at_hash with an access token from the authorization endpoint',
      caughtBy: ['idt-at-hash-front'],
      follows: [],
    },
    (claims, context) => (inFront(context) && 'at_hash' in claims ? { ...claims, at_hash: WRONG_HASH } : { ...claims }),
  ),
  claimFault(
    {
      name: 'hash-at-missing',
      title: 'Leaves out at_hash beside an access token from the authorization endpoint',
      caughtBy: ['idt-at-hash-front'],
      follows: [],
    },
    (claims, context) => (inFront(context) ? without(claims, 'at_hash') : { ...claims }),
  ),
  claimFault(
    {
      name: 'hash-c-wrong',
      title: 'Sends a wrong c_hash with a code',
      caughtBy: ['idt-c-hash-front'],
      follows: ['flows/hybrid-code-id-token', 'flows/hybrid-code-id-token-token'],
    },
    (claims, context) => (inFront(context) && 'c_hash' in claims ? { ...claims, c_hash: WRONG_HASH } : { ...claims }),
  ),
  claimFault(
    {
      name: 'hash-c-missing',
      title: 'Leaves out c_hash beside a code',
      caughtBy: ['idt-c-hash-front'],
      follows: ['flows/hybrid-code-id-token', 'flows/hybrid-code-id-token-token'],
    },
    (claims, context) => (inFront(context) ? without(claims, 'c_hash') : { ...claims }),
  ),
  claimFault(
    {
      name: 'hash-at-wrong-code',
      title: 'Sends a wrong at_hash from the token endpoint',
      caughtBy: ['idt-at-hash-token'],
      follows: [],
    },
    (claims, { place }) => (place === 'token' ? { ...claims, at_hash: WRONG_HASH } : { ...claims }),
  ),
  claimFault(
    {
      name: 'hash-c-wrong-token',
      title: 'Sends a wrong c_hash from the token endpoint',
      caughtBy: ['idt-c-hash-token'],
      follows: [],
    },
    (claims, { place }) => (place === 'token' ? { ...claims, c_hash: WRONG_HASH } : { ...claims }),
  ),
]
