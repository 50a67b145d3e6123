import type { Server } from 'node:http'
import { isAddress } from '../measure.js'

/** Tells the measuring process the port, and answers its questions about CPU and memory. */
export function ready(server: Pick<Server, 'address'> | { readonly port: number }, adminPort?: number): void {
  const address = 'port' in server ? server : server.address()
  process.on('message', (question) => {
    if (question === 'usage') process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() })
    if (question === 'stop') process.exit(0)
  })
  process.send?.({ port: isAddress(address) ? address.port : 0, ...(adminPort !== undefined && { adminPort }) })
}
