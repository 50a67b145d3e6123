import { scopeCheck } from './scope-check.js'

/** The scope profile brings its claims. */
export const scopeProfile = scopeCheck({
  id: 'scopes/scope-profile',
  title: 'The scope profile brings the claims that it stands for',
  scopes: ['profile'],
  oidf: 'oidcc-scope-profile',
})
