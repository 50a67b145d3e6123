import type { Outcome } from '../../suites/verdict.js'
import type { Severity } from './severity.js'

/** What has become of a check. */
export type CheckChangeKind = 'failing' | 'warning' | 'known' | 'healed' | 'not judged' | 'judged' | 'gone' | 'new'

/** How bad a change is, and why. */
interface Weight {
  readonly change: CheckChangeKind
  readonly severity: Severity
  readonly why: string
}

const FAILING: Weight = {
  change: 'failing',
  severity: 'breaking',
  why: 'The target breaks a rule of the standard that it kept.',
}
const WORSE: Weight = { ...FAILING, why: 'The target followed a recommendation in part, and now breaks a rule.' }
const SEEN_FAILING: Weight = {
  change: 'failing',
  severity: 'risky',
  why: 'It breaks a rule; whether it did before was not judged.',
}
const WARNING: Weight = { change: 'warning', severity: 'risky', why: 'The target no longer follows a recommendation.' }
const SEEN_WARNING: Weight = {
  ...WARNING,
  why: 'It does not follow a recommendation; whether it did before was not judged.',
}
const HEALED: Weight = { change: 'healed', severity: 'harmless', why: 'The target keeps the rule now.' }
const LESS_BAD: Weight = {
  change: 'healed',
  severity: 'harmless',
  why: 'What was broken is a recommendation not followed now.',
}
const NEWLY_KNOWN: Weight = {
  change: 'known',
  severity: 'breaking',
  why: 'The target breaks a rule that it kept. It is known of this version, and your apps meet it all the same.',
}
const NEWLY_KNOWN_WARNING: Weight = {
  change: 'known',
  severity: 'risky',
  why: 'The target no longer follows a recommendation. It is known of this version.',
}
const SEEN_KNOWN: Weight = {
  change: 'known',
  severity: 'harmless',
  why: 'It is known of this version; whether the target did it before was not judged.',
}
const NOW_KNOWN: Weight = {
  change: 'known',
  severity: 'harmless',
  why: 'What was a finding before is known of this version.',
}
const OTHERWISE: Weight = {
  change: 'failing',
  severity: 'risky',
  why: 'A rule is broken in another way than the one that is known of the version, or what is known was judged too.',
}
const OTHERWISE_WARNING: Weight = {
  change: 'warning',
  severity: 'risky',
  why: 'A recommendation is not followed in another way than the one that is known of the version, or what is known was judged too.',
}
const JUDGED: Weight = {
  change: 'judged',
  severity: 'harmless',
  why: 'It could be judged for the first time, and holds.',
}
const UNJUDGED: Weight = {
  change: 'not judged',
  severity: 'risky',
  why: 'What held before could not be judged: an offer may be gone, or something before it fails.',
}
const STILL_UNKNOWN: Weight = {
  change: 'not judged',
  severity: 'harmless',
  why: 'It failed before and was not judged now, so that nothing is known of it.',
}
const GONE: Weight = {
  change: 'gone',
  severity: 'harmless',
  why: 'The second run did not have the check: another choice of checks, or another version of the tool.',
}
const NEW: Weight = { change: 'new', severity: 'harmless', why: 'The first run did not have the check.' }
const NEW_FAILING: Weight = {
  ...NEW,
  severity: 'risky',
  why: 'The first run did not have the check, and it fails now.',
}

/** Outcomes, and what is known by what it would be otherwise. */
export type State = Exclude<Outcome, 'known'> | 'known fail' | 'known warn' | 'absent'

/** By the state before, then the state after; no row where nothing is to be said. */
export const WEIGHTS: Readonly<Record<State, Partial<Record<State, Weight>>>> = {
  pass: {
    fail: FAILING,
    warn: WARNING,
    'known fail': NEWLY_KNOWN,
    'known warn': NEWLY_KNOWN_WARNING,
    skip: UNJUDGED,
    error: UNJUDGED,
    absent: GONE,
  },
  warn: {
    fail: WORSE,
    pass: HEALED,
    'known fail': NEWLY_KNOWN,
    'known warn': NOW_KNOWN,
    skip: STILL_UNKNOWN,
    error: STILL_UNKNOWN,
    absent: GONE,
  },
  fail: {
    pass: HEALED,
    warn: LESS_BAD,
    'known fail': NOW_KNOWN,
    'known warn': LESS_BAD,
    skip: STILL_UNKNOWN,
    error: STILL_UNKNOWN,
    absent: GONE,
  },
  'known fail': {
    pass: HEALED,
    warn: OTHERWISE_WARNING,
    fail: OTHERWISE,
    'known warn': LESS_BAD,
    skip: STILL_UNKNOWN,
    error: STILL_UNKNOWN,
    absent: GONE,
  },
  'known warn': {
    pass: HEALED,
    warn: OTHERWISE_WARNING,
    fail: WORSE,
    'known fail': NEWLY_KNOWN,
    skip: STILL_UNKNOWN,
    error: STILL_UNKNOWN,
    absent: GONE,
  },
  skip: {
    pass: JUDGED,
    fail: SEEN_FAILING,
    warn: SEEN_WARNING,
    'known fail': SEEN_KNOWN,
    'known warn': SEEN_KNOWN,
    error: STILL_UNKNOWN,
    absent: GONE,
  },
  error: {
    pass: JUDGED,
    fail: SEEN_FAILING,
    warn: SEEN_WARNING,
    'known fail': SEEN_KNOWN,
    'known warn': SEEN_KNOWN,
    absent: GONE,
  },
  absent: {
    pass: NEW,
    skip: NEW,
    error: NEW,
    warn: NEW,
    fail: NEW_FAILING,
    'known fail': NEW,
    'known warn': NEW,
  },
}
