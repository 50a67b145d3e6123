import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findConfig } from './config/load-config.js'
import type { Define } from './main.js'
import { UsageError } from './usage-error.js'

const FILE = 'touchstone.config.ts'

/** Comments name every section; what is not commented out is what a first run needs. */
const CONTENT = `import { defineConfig } from 'oidc-touchstone/config'

// Flags win over environment variables, these over this file: touchstone test --print-config shows who said what.
export default defineConfig({
  // The deployment that \`touchstone test\` judges. Without an issuer it judges its own mock.
  target: {
    // issuer: 'https://op.example',
    // clients: [{ client_id: 'app', client_secret: process.env.APP_SECRET ?? '', redirect_uris: ['https://app.example/callback'] }],
    // users: [{ username: 'alice', password: process.env.ALICE_PASSWORD ?? '' }],
    // registration: 'off', // register no clients there
  },

  run: {
    // suites: ['discovery', 'id-token'],
    // failOn: 'warn',
    reporters: ['terminal'], // in CI also 'junit=touchstone.xml', 'json=touchstone.json'
  },

  // The mock: of \`touchstone serve\`, and of \`touchstone test\` without an issuer.
  provider: {
    // clients: [{ client_id: 'app', client_secret: 'app-secret', redirect_uris: ['http://127.0.0.1/callback'] }],
    // people: [{ username: 'alice', password: 'password' }],
    // login: 'auto', // no login page
    // lifetimes: { accessToken: '5m' },
  },

  serve: {
    port: 4400,
  },
})
`

const EXAMPLES = `
Examples:
  $ touchstone init
  $ touchstone init && touchstone test --print-config`

/** `touchstone init`. */
export const defineInit: Define = (command, io, run) => {
  command.addHelpText('after', EXAMPLES).action(() => {
    run(async () => {
      const file = join(io.cwd, FILE)
      const there = existsSync(file) ? file : findConfig(io.cwd)
      if (there !== undefined)
        throw new UsageError(`${there} is there already; edit it, or remove it and call init again`)
      writeFileSync(file, CONTENT, { flag: 'wx' })
      io.stdout.write(`wrote ${FILE}\n`)
      io.stderr.write('next: name the issuer, a client and a user in it, then run: touchstone test\n')
      return 0
    })
  })
}
