import type { OpenApiDocument } from './open-api-document.js'

/** Each document is a module of its own, so that only what is asked for is read. */
const DOCUMENTS = {
  'openid-connect': async () => (await import('./generated/openid-connect.js')).openidConnect,
  'oauth2-extensions': async () => (await import('./generated/oauth2-extensions.js')).oauth2Extensions,
  interaction: async () => (await import('./generated/interaction.js')).interaction,
  'hydra-1.5': async () => (await import('./generated/hydra-1.5.js')).hydra15,
  'hydra-1.9': async () => (await import('./generated/hydra-1.9.js')).hydra19,
  'hydra-2.3': async () => (await import('./generated/hydra-2.3.js')).hydra23,
  'hydra-2': async () => (await import('./generated/hydra-2.js')).hydra2,
} as const satisfies Record<string, () => Promise<OpenApiDocument>>

/** Names of the documents that come with the package. */
export type DocumentName = keyof typeof DOCUMENTS

export const isDocumentName = (name: string): name is DocumentName => Object.hasOwn(DOCUMENTS, name)

export const DOCUMENT_NAMES: readonly DocumentName[] = Object.keys(DOCUMENTS).filter(isDocumentName)

/** A document of the package. It is made once in a process, shared, and must not be changed. */
export const builtInDocument = (name: DocumentName): Promise<OpenApiDocument> => DOCUMENTS[name]()
