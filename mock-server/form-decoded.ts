/** A text out of application/x-www-form-urlencoded. Throws a `URIError` when it is not percent-encoded UTF-8. */
export const formDecoded = (text: string): string =>
  /[%+]/.test(text) ? decodeURIComponent(text.replaceAll('+', ' ')) : text
