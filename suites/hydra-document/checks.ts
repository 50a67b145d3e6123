import { builtInDocument, deviationsOf, documentDeviations } from '../../specs/index.js'
import type { Check } from '../check.js'
import { documentChecks } from '../document/document-checks.js'
import type { DocumentSource } from '../document/judged-answers.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../harness/hydra/hydra-systems.js'
import { HYDRA_OPERATIONS } from './operations.js'

/** The document of a line, and what real servers of the line are known to do otherwise. */
const sourceOf = (system: HydraSystem): DocumentSource => ({
  name: `${system}.yaml`,
  load: () => builtInDocument(system),
  known: async (defect, answer) => {
    const [found] = deviationsOf(await documentDeviations(system), defect, answer)
    return found && { because: found.row.because, evidence: [found.place.evidence] }
  },
})

const SOURCES = new Map(HYDRA_SYSTEMS.map((system) => [system, sourceOf(system)]))

/** All answers of a Hydra in a run, held against the document of its line. */
export const checks: readonly Check[] = documentChecks(
  {
    suite: 'hydra-document',
    source: ({ hydra: { system } }) => SOURCES.get(system) ?? sourceOf(system),
  },
  HYDRA_OPERATIONS,
)
