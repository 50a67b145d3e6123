import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { stopperOf } from './connections.js'

async function listening(answer: Parameters<typeof createServer>[1]) {
  const server = createServer(answer)
  const stop = stopperOf(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { stop, port: (server.address() as AddressInfo).port }
}

test('a connection that was opened in advance and never used does not keep the server open', async () => {
  const { stop, port } = await listening((_, response) => response.end())
  const socket = connect(port, '127.0.0.1')
  await new Promise((resolve) => socket.once('connect', resolve))
  const cut = new Promise((resolve) => socket.once('close', resolve))
  await stop()
  await cut
})

test('an open request is answered before the server stops', async () => {
  let finish = () => {}
  let arrived = () => {}
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const { stop, port } = await listening((_, response) => {
    finish = () => response.end('done')
    arrived()
  })
  const answer = fetch(`http://127.0.0.1:${port}`).then((response) => response.text())
  await arrival
  const stopped = stop()
  finish()
  expect(await answer).toBe('done')
  await stopped
})
