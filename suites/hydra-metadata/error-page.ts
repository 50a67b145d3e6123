import type { Check } from '../check.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { fail, pass } from '../verdict.js'

const MARKUP = '<b data-touchstone="x">'

const stories: readonly Story[] = [
  {
    name: 'error-page-escaped',
    title: 'The page that stands in for the operator’s error page shows what it was told as text',
    operations: ['oAuth2Authorize'],
    async run({ hydra, http }) {
      const url = new URL(`${hydra.base('public')}/oauth2/fallbacks/error`)
      for (const name of ['error', 'error_description', 'error_hint', 'error_debug']) url.searchParams.set(name, MARKUP)
      const exchange = await http({ url, headers: { accept: 'text/html' } })
      return exchange.response.body.includes(MARKUP)
        ? fail('markup as text', 'markup as it came', { exchange })
        : pass()
    },
  },
]

/** The page that people see when an authorization request cannot be answered to its client. */
export const errorPageChecks: readonly Check[] = storyChecks('hydra-metadata', stories)
