import { vi } from 'vitest'

/** More than one server ever makes while the others make theirs, so that no server has the same key twice. */
const SUPPLY = 64

/**
 * From now on RSA keys come from a supply that is made once and used in turn. Making one takes a fifth of a second, and a server for
 * each of hundreds of recordings makes two of them.
 */
export function supplyRsaKeys(): void {
  const generate = crypto.subtle.generateKey.bind(crypto.subtle)
  const supply: ReturnType<typeof generate>[] = []
  let taken = 0
  vi.spyOn(crypto.subtle, 'generateKey').mockImplementation((algorithm, extractable, usages) => {
    const make = () => generate(algorithm, extractable, usages)
    if (typeof algorithm === 'string' || algorithm.name !== 'RSASSA-PKCS1-v1_5') return make()
    const place = taken++ % SUPPLY
    supply[place] ??= make()
    return supply[place]
  })
}
