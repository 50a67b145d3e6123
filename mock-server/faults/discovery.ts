import { defineFault, type Fault } from '../seams.js'
import { keySetFaults } from './discovery-keys.js'
import { metadataFaults } from './discovery-metadata.js'

/** What a provider gets wrong in its configuration document and its key set. */
export const discoveryFaults: readonly Fault[] = [
  defineFault({
    id: 'discovery/cfg-status-201',
    title: 'Answers the configuration request with status 201',
    caughtBy: ['discovery/disc-status-200', 'document/get-discovery-status'],
    seam: 'response',
    alter: (response, { operationId }) =>
      operationId === 'getDiscovery'
        ? new Response(response.body, { status: 201, headers: response.headers })
        : response,
  }),
  defineFault({
    id: 'discovery/cfg-text',
    title: 'Serves the configuration document as plain text',
    caughtBy: ['discovery/disc-json-type', 'document/get-discovery-media-type'],
    seam: 'response',
    alter: (response, { operationId }) => {
      if (operationId !== 'getDiscovery') return response
      const headers = new Headers(response.headers)
      headers.set('content-type', 'text/plain; charset=utf-8')
      return new Response(response.body, { status: response.status, headers })
    },
  }),
  defineFault({
    id: 'discovery/cfg-invalid-json',
    title: 'Cuts the configuration document off in the middle',
    caughtBy: ['discovery/disc-json-type', 'document/get-discovery-body'],
    seam: 'response',
    alter: async (response, { operationId }) => {
      if (operationId !== 'getDiscovery') return response
      const { status, headers } = response
      const text = await response.text()
      return new Response(text.slice(0, text.length / 2), { status, headers })
    },
  }),
  ...metadataFaults,
  ...keySetFaults,
]
