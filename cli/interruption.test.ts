import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { listenForInterruption } from './interruption.js'

test('the first Ctrl-C asks to finish, the second one to stop at once; then nobody listens', async () => {
  const said: string[] = []
  let listener = (): void => {}
  let listening = true
  const stream = new Writable({
    write(chunk, _, done) {
      said.push(String(chunk))
      done()
    },
  })
  const interruption = listenForInterruption({
    stdout: stream,
    stderr: stream,
    env: {},
    cwd: '/',
    onInterrupt(given) {
      listener = given
      return () => {
        listening = false
      }
    },
  })
  expect(interruption.signal.aborted).toBe(false)
  listener()
  expect(interruption.signal.aborted).toBe(true)
  expect(said.join('')).toContain('Ctrl-C again stops at once')
  listener()
  await interruption.now
  interruption.dispose()
  expect(listening).toBe(false)
})
