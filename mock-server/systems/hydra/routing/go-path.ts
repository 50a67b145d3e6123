/** A text in a part of a path as Go's `url.PathEscape` has it. */
export const escapedSegment = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** A path as Go's `URL.String` has it: its slashes stay, and so do the signs that parts of paths may have. */
export const escapedPath = (text: string): string => encodeURI(text).replace(/[?#!'()*]/g, escapedSegment)

/** A text as a fragment, as Go's `URL.String` has it: what parameters are made of stays. */
export const escapedFragment = (text: string): string => encodeURI(text).replace(/[#']/g, escapedSegment)
