import { expect, test } from 'vitest'
import { plain } from './colour.js'
import { liveProgress, type Progress, plainProgress } from './progress.js'

const CHECKS = [{ id: 'token/a' }, { id: 'token/b' }, { id: 'pkce/a' }]

function written(make: (stream: { write(text: string): void; columns: number }) => Progress): string {
  const texts: string[] = []
  const progress = make({ write: (more) => void texts.push(more), columns: 30 })
  progress.begin(CHECKS)
  progress.verdict({ check: 'token/a', suite: 'token', outcome: 'pass' })
  progress.verdict({ check: 'pkce/a', suite: 'pkce', outcome: 'skip' })
  progress.verdict({ check: 'token/b', suite: 'token', outcome: 'fail' })
  progress.end()
  return texts.join('')
}

test('in a log: a line for each finding, and one for each suite that is done', () => {
  expect(written(plainProgress)).toBe(
    'judging 3 checks (token, pkce)\ndone  pkce: 1 skip\nFAIL  token/b\ndone  token: 1 pass, 1 fail\n',
  )
})

test('on a terminal: one line that is written anew, no wider than the terminal, and gone at the end', () => {
  const frames = written((stream) => liveProgress(stream, plain)).split('\r\u001b[2K')
  expect(frames).toEqual([
    '',
    '1/3  1 pass  token/a',
    '2/3  1 pass, 1 skip  pkce/a',
    '3/3  1 pass, 1 fail, 1 skip  t'.slice(0, 29),
    '',
  ])
})
