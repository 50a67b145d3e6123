import type { Check } from '../check.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { storyChecks } from '../hydra/story-checks.js'
import { availabilityStories } from './availability.js'
import { manageStories } from './manage.js'
import { registerStories } from './register.js'
import { unauthorizedStories } from './unauthorized.js'

/** Clients that register themselves at the public side, and manage themselves by their registration access token; 2.x. */
export const checks: readonly Check[] = storyChecks(
  'hydra-registration',
  [...availabilityStories, ...registerStories, ...manageStories, ...unauthorizedStories].map((story) => ({
    ...story,
    systems: HYDRA_2,
  })),
)
