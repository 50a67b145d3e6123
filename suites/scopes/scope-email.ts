import { scopeCheck } from './scope-check.js'

/** The scope email brings its claims. */
export const scopeEmail = scopeCheck({
  id: 'scopes/scope-email',
  title: 'The scope email brings the claims that it stands for',
  scopes: ['email'],
  oidf: 'oidcc-scope-email',
})
