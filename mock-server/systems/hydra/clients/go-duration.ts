const UNITS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 1e-6,
}

/** A length of time as Go reads it, `1h30m`, in milliseconds; `undefined` when it is none. */
export function goMilliseconds(text: string): number | undefined {
  if (text === '0') return 0
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/.exec(text) ?? []
  if (!/^((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+$/.test(rest)) return undefined
  const parts = [...rest.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/g)]
  const total = parts.reduce((sum, [, amount, unit = 's']) => sum + Number(amount) * (UNITS[unit] ?? 0), 0)
  return sign === '-' ? -total : total
}

/** A length of time as Go prints it: `1h0m0s`, `20m34s`, `1.5s`. */
export function goDurationText(milliseconds: number): string {
  if (milliseconds === 0) return '0s'
  if (milliseconds < 0) return `-${goDurationText(-milliseconds)}`
  if (milliseconds < 1_000) return `${milliseconds}ms`
  const seconds = milliseconds / 1_000
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  const rest = Math.round((seconds % 60) * 1_000) / 1_000
  const withHours = hours > 0 ? `${hours}h` : ''
  return `${withHours}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${rest}s`
}
