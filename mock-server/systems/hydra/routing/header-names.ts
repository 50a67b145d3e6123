/** A header name as Go spells it: `Content-Type`. */
export const canonicalName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/(^|-)([a-z])/g, (part) => part.toUpperCase())

/** A header's value: what is no Latin-1 goes as the bytes of its UTF-8, as Go writes it. */
export const headerText = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
