#!/usr/bin/env node
import type { Io } from './io.js'
import { main } from './main.js'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  onInterrupt(listener) {
    for (const signal of SIGNALS) process.on(signal, listener)
    return () => {
      for (const signal of SIGNALS) process.off(signal, listener)
    }
  },
}

// A reader that has enough (`touchstone list checks | head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(process.exitCode ?? 0)
  })
}

main(process.argv.slice(2), io).then((exitCode) => {
  process.exitCode = exitCode
  // What was written must have left before the process ends; connections that idle must not keep it.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)))
})
