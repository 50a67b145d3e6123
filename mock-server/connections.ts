import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Keeps account of a server's connections, so that it can stop at once: a connection without an open request is cut,
 * also one that a browser opened in advance and never used (node counts that as busy), the others when they are answered.
 * Returns the function that stops.
 */
export function stopperOf(server: Server): () => Promise<void> {
  const openRequests = new Map<Socket, number>()
  let stopping = false
  server.on('connection', (socket) => {
    openRequests.set(socket, 0)
    socket.once('close', () => openRequests.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    openRequests.set(socket, (openRequests.get(socket) ?? 0) + 1)
    response.on('close', answered)
  })
  // One function for all responses.
  function answered(this: ServerResponse): void {
    const { socket } = this.req
    const left = (openRequests.get(socket) ?? 1) - 1
    if (openRequests.has(socket)) openRequests.set(socket, left)
    if (stopping && left === 0) socket.destroySoon()
  }
  return () =>
    new Promise((resolve, reject) => {
      stopping = true
      server.close((error) => (error === undefined ? resolve() : reject(error)))
      for (const [socket, open] of openRequests) if (open === 0) socket.destroy()
    })
}
