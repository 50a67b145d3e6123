import { scopeCheck } from './scope-check.js'

/** The scope phone brings its claims. */
export const scopePhone = scopeCheck({
  id: 'scopes/scope-phone',
  title: 'The scope phone brings the claims that it stands for',
  scopes: ['phone'],
  oidf: 'oidcc-scope-phone',
})
