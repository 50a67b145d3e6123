/** A header name as Go spells it: `Content-Type`. */
export const canonicalName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/(^|-)([a-z])/g, (part) => part.toUpperCase())
