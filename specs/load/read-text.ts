import { readFile } from 'node:fs/promises'
import { DocumentError } from '../document-error.js'

/** Gets the text of a document from the network. */
export type FetchText = (url: string) => Promise<Response>

export const isUrl = (location: string): boolean => /^https?:\/\//i.test(location)

/** The location without credentials, fit to be shown. */
export function shownLocation(location: string): string {
  if (!isUrl(location) || !URL.canParse(location)) return location
  const url = new URL(location)
  url.username = ''
  url.password = ''
  return url.href
}

/** @throws DocumentError when the file or URL can't be read */
export async function readText(location: string, fetchText: FetchText): Promise<string> {
  return isUrl(location) ? readUrl(location, fetchText) : readLocalFile(location)
}

async function readLocalFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error'
    const advice = code === 'ENOENT' ? 'there is no such file: check the path' : `can't be read (${code})`
    throw new DocumentError('ERR_DOCUMENT_UNREADABLE', advice, { file }, { cause })
  }
}

async function readUrl(url: string, fetchText: FetchText): Promise<string> {
  const file = shownLocation(url)
  try {
    const response = await fetchText(url)
    if (response.ok) return await response.text()
    throw new DocumentError('ERR_DOCUMENT_UNREADABLE', `answers with status ${response.status}: check the URL`, {
      file,
    })
  } catch (cause) {
    if (cause instanceof DocumentError) throw cause
    throw new DocumentError(
      'ERR_DOCUMENT_UNREADABLE',
      "can't be reached: check the URL and the network",
      { file },
      { cause },
    )
  }
}
