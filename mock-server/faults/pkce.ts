import { defineFault, type Fault } from '../seams.js'
import { waived } from './waived.js'

/** Proof Key for Code Exchange that does not protect, or gets in the way. */
export const pkceFaults: readonly Fault[] = [
  defineFault({
    id: 'pkce/verifier-cut',
    title: 'Cuts a code_verifier after 64 characters',
    caughtBy: ['pkce/pkce-s256-ok'],
    seam: 'request',
    alter: async (request, { operationId }) => {
      if (operationId !== 'getToken') return request
      const form = new URLSearchParams(await request.clone().text())
      const verifier = form.get('code_verifier')
      if (verifier === null || verifier.length <= 64) return request
      form.set('code_verifier', verifier.slice(0, 64))
      const { url, method, headers } = request
      return new Request(url, { method, headers, body: form.toString() })
    },
  }),
  defineFault({
    id: 'pkce/verifier-not-checked',
    title: 'Takes a code_challenge and never looks at the code_verifier',
    caughtBy: ['pkce/xpk-wrong-verifier', 'pkce/xpk-missing-verifier', 'pkce/xpk-plain-as-s256'],
    seam: 'rules',
    alter: waived('pkce-verifier'),
  }),
  defineFault({
    id: 'pkce/downgrade-accepted',
    title: 'Accepts a code_verifier for a code that was issued without a challenge',
    caughtBy: ['pkce/xpk-downgrade'],
    seam: 'rules',
    alter: waived('pkce-downgrade'),
  }),
  defineFault({
    id: 'pkce/unknown-method-accepted',
    title: 'Accepts a code_challenge_method that it does not know',
    caughtBy: ['pkce/xpk-unknown-method'],
    seam: 'rules',
    alter: waived('pkce-method-known'),
  }),
]
