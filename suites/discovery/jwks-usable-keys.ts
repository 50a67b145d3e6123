import { pass, warn } from '../verdict.js'
import { unfamiliar } from './key-defects.js'
import { keySetCheck, nameOf } from './key-set.js'

/** Clients can make use of the keys. */
export const jwksUsableKeys = keySetCheck({
  id: 'discovery/jwks-usable-keys',
  title: 'Types, curves and algorithms of the published keys are known ones',
  requirement: { standard: 'RFC 7517', section: '5', level: 'SHOULD' },
  judge(keys) {
    const odd = keys.flatMap((key, index) => {
      const what = unfamiliar(key)
      return what === undefined ? [] : [`key ${nameOf(key, index)}: ${what}`]
    })
    return odd.length === 0 ? pass() : warn('registered types, curves and algorithms', odd)
  },
})
