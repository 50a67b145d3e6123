import { EXIT } from '../reports/conclusion.js'

/** For the help: what each exit code means. */
export const EXIT_CODES_HELP = `
Exit codes:
  ${EXIT.conformant}    conformant: checks were judged, nothing counts against the target
  ${EXIT.findings}    findings: a check fails (with --fail-on warn also: a check warns)
  ${EXIT.usage}    wrong use: a flag, a variable, a config key, a name that does not exist
  ${EXIT.notJudged}    the target could not be judged: not reached, nothing judged, or an error of the harness
  ${EXIT.interrupted}  interrupted`
