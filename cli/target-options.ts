import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { TargetOptions } from '../suites/harness/target.js'
import { resolveSetting, type Sources } from './config/resolve-settings.js'
import type { Setting } from './config/setting.js'
import { TEST_SETTINGS } from './config/test-settings.js'
import { located } from './judging-documents.js'
import { UsageError } from './usage-error.js'

/** What the harness takes for any target, the mock or a deployment, from flags, variables and file. */
export type CommonOptions = Pick<
  TargetOptions,
  'requestTimeout' | 'concurrency' | 'rateLimit' | 'patience' | 'documents' | 'ca'
>

/** Files that the config file names lie beside it; those of flags and variables below the working directory. */
function fromFolder<T>(row: Setting<T>, sources: Sources, cwd: string): { readonly value: T; readonly folder: string } {
  const { value, origin } = resolveSetting(row, sources)
  return {
    value,
    folder: sources.file !== undefined && origin.startsWith('file ') ? dirname(resolve(cwd, sources.file.path)) : cwd,
  }
}

function certificate(sources: Sources, cwd: string): string | undefined {
  const { value, folder } = fromFolder(TEST_SETTINGS.ca, sources, cwd)
  if (value === undefined) return undefined
  let text: string
  try {
    text = readFileSync(resolve(folder, value), 'utf8')
  } catch (error) {
    throw new UsageError(
      `the certificate file "${value}" cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'})`,
    )
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----'))
    throw new UsageError(`the certificate file "${value}" holds no PEM certificate`)
  return text
}

export function commonOptions(sources: Sources, cwd: string): CommonOptions {
  const read = <T>(row: Setting<T>): T => resolveSetting(row, sources).value
  const rateLimit = read(TEST_SETTINGS.rateLimit)
  const ca = certificate(sources, cwd)
  const documents = fromFolder(TEST_SETTINGS.spec, sources, cwd)
  return {
    requestTimeout: read(TEST_SETTINGS.timeout),
    concurrency: read(TEST_SETTINGS.concurrency),
    patience: read(TEST_SETTINGS.patience) / 1_000,
    documents: located(documents.value, documents.folder),
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(ca === undefined ? {} : { ca }),
  }
}

/** A deployment as the harness takes it: what the config file says of it, and over that flags and variables. */
export function deployment(issuer: string, sources: Sources): TargetOptions {
  const read = <T>(row: Setting<T>): T => resolveSetting(row, sources).value
  const {
    product: _product,
    version: _version,
    patience: _patience,
    ca: _ca,
    ...target
  } = sources.file?.config.target ?? {}
  const system = read(TEST_SETTINGS.system)
  const adminUrl = read(TEST_SETTINGS.adminUrl)
  const initialAccessToken = read(TEST_SETTINGS.initialAccessToken)
  return {
    ...target,
    issuer,
    clients: read(TEST_SETTINGS.client),
    users: read(TEST_SETTINGS.user),
    registration: read(TEST_SETTINGS.registration),
    allowedExtensions: read(TEST_SETTINGS.allowExtension),
    ...(system === undefined ? {} : { system }),
    ...(adminUrl === undefined ? {} : { adminUrl }),
    ...(initialAccessToken === undefined ? {} : { initialAccessToken }),
  }
}
