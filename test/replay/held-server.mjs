// A server as a process, for `--start` of the replayer: asks the test for one with the settings in the environment, and holds it
// until told to end. The server itself lives in the test, where everything is loaded already.
import { connect } from 'node:net'

const socket = connect(Number(process.env.SERVERS_PORT), '127.0.0.1')
socket.on('error', () => process.exit(1))
socket.write(`${JSON.stringify(process.env)}\n`)
socket.pipe(process.stderr)
// The other side closes once the server's ports are free.
socket.once('close', () => process.exit())
process.once('SIGTERM', () => socket.end())
