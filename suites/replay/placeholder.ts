/** Every placeholder in a text; the group is its name: `code#1` of `{{code#1}}`. */
export const PLACEHOLDERS = /\{\{([^{}]+)\}\}/g

/** The name when the whole text is one placeholder. */
export const wholePlaceholder = (text: string): string | undefined => /^\{\{([^{}]+)\}\}$/.exec(text)?.[1]

/** `code` of `code#1`. */
export const typeOf = (name: string): string => name.replace(/#.*$/s, '')

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const HALF_HASH = /^[\w-]{22}$/

/** Shapes of the values of a type; a type that is not here is any run of visible characters. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  uuid: UUID,
  jti: UUID,
  session_id: UUID,
  jwt: /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/,
  at_hash: HALF_HASH,
  c_hash: HALF_HASH,
  user_code: /^\S{6,12}$/,
}

/** Whether the value can stand for a placeholder of this type. */
export function hasShape(type: string, value: string): boolean {
  if (type.startsWith('jwk_')) return /^[\w-]+$/.test(value)
  return (SHAPES[type] ?? /^[!-~]{6,}$/).test(value)
}
