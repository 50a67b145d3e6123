import type { Check } from '../check.js'
import { modeDefault } from './mode-default.js'
import { modeFormPost } from './mode-form-post.js'
import { modeFormPostError } from './mode-form-post-error.js'

/** How the authorization response travels. */
export const checks: readonly Check[] = [modeDefault, modeFormPost, modeFormPostError]
