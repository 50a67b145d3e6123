import { scopeCheck } from './scope-check.js'

/** The scope address brings its claims. */
export const scopeAddress = scopeCheck({
  id: 'scopes/scope-address',
  title: 'The scope address brings the claims that it stands for',
  scopes: ['address'],
  oidf: 'oidcc-scope-address',
})
