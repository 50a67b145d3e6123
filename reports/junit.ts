import { isFinding } from './conclusion.js'
import { cite } from './requirement.js'
import type { Run, RunVerdict } from './run.js'
import { finding, shown } from './terminal.js'

/** Characters that XML 1.0 section 2.2 allows. */
const allowed = (point: number): boolean =>
  point === 0x9 ||
  point === 0xa ||
  point === 0xd ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  point >= 0x10000

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

const allowedOnly = (text: string): string =>
  [...text].filter((character) => allowed(character.codePointAt(0) ?? 0)).join('')
const escapeText = (text: string): string =>
  allowedOnly(text).replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? character)
const escapeAttribute = (text: string): string =>
  allowedOnly(text).replace(/[&<>"\n\r\t]/g, (character) => ENTITIES[character] ?? character)

type Attributes = Readonly<Record<string, string | number>>

function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const start = `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
    .join('')}`
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`
}

const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(3)

function outcome(run: Run, verdict: RunVerdict): readonly string[] {
  if (isFinding(run, verdict)) {
    const message = `${verdict.title}: expected ${shown(verdict.expected)}, got ${shown(verdict.actual)}`
    return [element('failure', { type: cite(verdict.requirement), message }, [escapeText(finding(run, verdict))])]
  }
  if (verdict.outcome === 'error') {
    const { code = 'ERR_INTERNAL', message = '' } = verdict.error ?? {}
    return [element('error', { type: code, message }, [escapeText(message)])]
  }
  if (verdict.outcome === 'skip') {
    const because = verdict.because ?? ''
    return [
      element('skipped', {
        message: verdict.blockedBy === undefined ? because : `blocked by ${verdict.blockedBy}: ${because}`,
      }),
    ]
  }
  if (verdict.outcome === 'known') {
    const { because = '', evidence = [] } = verdict
    return [element('system-out', {}, [escapeText(`known deviation: ${because}\nseen on: ${evidence.join('; ')}`)])]
  }
  if (verdict.outcome === 'warn') return [element('system-out', {}, [escapeText(finding(run, verdict))])]
  return []
}

function testcase(run: Run, verdict: RunVerdict): string {
  const name = verdict.check.slice(verdict.suite.length + 1) || verdict.check
  return element('testcase', { classname: verdict.suite, name, time: seconds(verdict.duration) }, outcome(run, verdict))
}

const totals = (run: Run, verdicts: readonly RunVerdict[]): Attributes => ({
  tests: verdicts.length,
  failures: verdicts.filter((verdict) => isFinding(run, verdict)).length,
  errors: verdicts.filter((verdict) => verdict.outcome === 'error').length,
  skipped: verdicts.filter((verdict) => verdict.outcome === 'skip').length,
})

/** The run as JUnit XML: suites are testsuites, checks testcases. Warnings and known deviations pass, with their text in `system-out`; warnings fail when they count as findings. */
export function renderJunit(run: Run): string {
  const suites = Object.keys(run.summary.suites).map((suite) => {
    const verdicts = run.verdicts.filter((verdict) => verdict.suite === suite)
    const time = seconds(verdicts.reduce((sum, { duration }) => sum + duration, 0))
    const cases = verdicts.map((verdict) => `\n    ${testcase(run, verdict)}`)
    return `\n  ${element('testsuite', { name: suite, ...totals(run, verdicts), time, timestamp: run.startedAt }, [...cases, '\n  '])}`
  })
  const time = seconds(Date.parse(run.endedAt) - Date.parse(run.startedAt))
  const name = `${run.tool.name} ${run.target.issuer}`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name, ...totals(run, run.verdicts), time, timestamp: run.startedAt }, [...suites, '\n'])}\n`
}
