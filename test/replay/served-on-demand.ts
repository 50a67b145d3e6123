import { createServer, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Io } from '../../cli/io.js'
import { main } from '../../cli/main.js'

/** Starts `touchstone serve --system …` in this process for whoever asks, one server for each connection. */
export interface ServedOnDemand extends AsyncDisposable {
  /** The environment variable and the command by which the replayer has its servers started. */
  readonly environment: Readonly<Record<string, string>>
  command(system: string): string
}

const HELD = fileURLToPath(new URL('./held-server.mjs', import.meta.url))

/** Listens for `held-server.mjs` on a free port. */
export async function servedOnDemand(): Promise<ServedOnDemand> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    serveFor(socket).catch((error: unknown) => socket.end(`${String(error)}\n`))
  })
  const port = await portOf(server)
  return {
    environment: { SERVERS_PORT: String(port) },
    command: (system) => `SYSTEM=${system} exec node ${JSON.stringify(HELD)}`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Serves until the other side is done, and hangs up when the ports are free again. */
async function serveFor(socket: Socket): Promise<void> {
  const done = new Promise<void>((resolve) => {
    socket.once('end', resolve)
    socket.once('error', () => resolve())
    socket.once('close', () => resolve())
  })
  const env = await environmentFrom(socket)
  const { SYSTEM = '', PUBLIC_PORT = '', ADMIN_PORT = '' } = env
  const said: string[] = []
  await main(['serve', '--system', SYSTEM, '--port', PUBLIC_PORT, '--admin-port', ADMIN_PORT], ioOf(env, done, said))
  if (socket.writable) socket.end(said.join(''))
}

async function environmentFrom(socket: Socket): Promise<Readonly<Record<string, string>>> {
  const lines = createInterface({ input: socket })
  const line = await new Promise<string>((resolve) => lines.once('line', resolve))
  lines.close()
  // Reading on, so that its end is noticed.
  socket.resume()
  return JSON.parse(line)
}

function ioOf(env: Readonly<Record<string, string>>, done: Promise<void>, said: string[]): Io {
  const sink = new Writable({
    write(chunk, _encoding, written) {
      said.push(String(chunk))
      written()
    },
  })
  return {
    stdout: new Writable({ write: (_chunk, _encoding, written) => written() }),
    stderr: sink,
    env,
    cwd: '/',
    onInterrupt(listener) {
      done.then(listener)
      return () => {}
    },
  }
}

const portOf = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })

/** Ports that nobody listens on just now. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(servers.map(portOf))
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
