import { compareJson } from './compare-json.js'
import { compareText } from './compare-text.js'
import type { Comparison } from './comparison.js'
import type { RecordedCallback } from './recording.js'
import type { ReceivedCall } from './relying-party.js'

/** Compares the requests that the relying party got: the first for each path that the recording has. */
export function compareCallbacks(
  comparison: Comparison,
  expected: readonly RecordedCallback[],
  actual: readonly ReceivedCall[],
): void {
  for (const want of expected) {
    const pointer = `/callbacks${want.path}`
    const have = actual.find(({ path }) => path === want.path)
    if (have === undefined) {
      comparison.differ('callback', pointer, `${want.method} ${want.path}`, undefined)
      continue
    }
    if (want.method !== have.method) comparison.differ('callback', `${pointer}/method`, want.method, have.method)
    if ((want.content_type ?? '') !== have.contentType)
      comparison.differ('callback', `${pointer}/content_type`, want.content_type, have.contentType)
    if (want.form === undefined) compareText(comparison, 'callback', want.body ?? '', have.body, `${pointer}/body`)
    else compareJson(comparison, want.form, Object.fromEntries(new URLSearchParams(have.body)), `${pointer}/form`)
  }
}
