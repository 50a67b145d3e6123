/** Langtag of RFC 5646 section 2.1. */
const LANGTAG =
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?$/i

const PRIVATE_USE = /^x(?:-[a-z\d]{1,8})+$/i

/** Tags registered before the grammar; they are well formed although they don't fit it. */
const IRREGULAR: ReadonlySet<string> = new Set(
  `en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu
   sgn-be-fr sgn-be-nl sgn-ch-de art-lojban cel-gaulish no-bok no-nyn zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang`.split(
    /\s+/,
  ),
)

/** Whether the text is a well-formed language tag, RFC 5646 section 2.2.9. */
export const isLanguageTag = (text: string): boolean =>
  LANGTAG.test(text) || PRIVATE_USE.test(text) || IRREGULAR.has(text.toLowerCase())

const titleCase = (subtag: string): string => subtag.charAt(0).toUpperCase() + subtag.slice(1).toLowerCase()

/** The tag in the conventional casing, RFC 5646 section 2.1.1. */
export function conventionalCase(tag: string): string {
  const subtags = tag.toLowerCase().split('-')
  return subtags
    .map((subtag, index) => {
      const afterSingleton = index === 0 || subtags[index - 1]?.length === 1
      if (afterSingleton) return subtag
      if (subtag.length === 2) return subtag.toUpperCase()
      return subtag.length === 4 ? titleCase(subtag) : subtag
    })
    .join('-')
}
