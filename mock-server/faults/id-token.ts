import type { Fault } from '../seams.js'
import { idTokenClaimFaults } from './id-token-claims.js'
import { idTokenHashFaults } from './id-token-hashes.js'
import { idTokenSignatureFaults } from './id-token-signatures.js'

/** What a provider gets wrong about ID tokens. */
export const idTokenFaults: readonly Fault[] = [...idTokenClaimFaults, ...idTokenHashFaults, ...idTokenSignatureFaults]
