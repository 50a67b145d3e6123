import { pass, warn } from '../verdict.js'
import { configurationCheck } from './configuration.js'
import { METADATA_MEMBERS } from './metadata-members.js'

/** A member that nobody registered is allowed, but often a slip of the pen. */
export const discUnknownMembers = configurationCheck({
  id: 'discovery/disc-unknown-members',
  title: 'Members of the configuration document are registered ones, or known extensions',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MAY' },
  judge(metadata, { target }) {
    const unknown = Object.keys(metadata).filter(
      (name) => !METADATA_MEMBERS.has(name) && !target.allowedExtensions.includes(name),
    )
    return unknown.length === 0
      ? pass()
      : warn('registered members', unknown, {
          note: 'extensions are allowed: name them as allowed extensions when they are meant',
        })
  },
})
