import type { Check } from '../check.js'
import { answerChecks } from '../hydra/answer-checks.js'
import { storyChecks } from '../hydra/story-checks.js'
import { badBodyRows } from './bad-body.js'
import { createRows } from './create.js'
import { createStories } from './create-stories.js'
import { deleteStories } from './delete.js'
import { generatedStories } from './generated.js'
import { invalidMetadataRows } from './invalid-metadata.js'
import { lifespanStories } from './lifespans.js'
import { listChecks, listStories } from './list.js'
import { filterStories } from './list-filters.js'
import { patchStories } from './patch.js'
import { readStories } from './read.js'
import { unknownClientRows } from './unknown-client.js'
import { updateStories } from './update.js'
import { walkStories } from './walk-list.js'

/** The clients of an operator: made, shown, listed, updated, patched, deleted by the admin API. */
export const checks: readonly Check[] = [
  ...answerChecks('hydra-clients', [...createRows, ...invalidMetadataRows, ...badBodyRows, ...unknownClientRows]),
  ...storyChecks('hydra-clients', [
    ...createStories,
    ...generatedStories,
    ...readStories,
    ...updateStories,
    ...patchStories,
    ...lifespanStories,
    ...deleteStories,
    ...listStories,
    ...filterStories,
    ...walkStories,
  ]),
  ...listChecks,
]
