import type { HydraContext } from '../context.js'
import type { HydraRefreshToken } from '../flow-records.js'

type Context = Pick<HydraContext, 'line' | 'settings'>

/** Seconds: the servers allow no more, whatever is set. */
const LONGEST = { withoutCount: 300, withCount: 15_552_000 }

const reuseCount = ({ line, settings }: Context): number =>
  line.flows.tokens.rotationGrace === 'time and count' ? settings.refreshTokenRotationGraceReuseCount : 0

/** How long a refresh token can be used after its first use, in seconds; 0: not at all. */
export function gracePeriod(context: Context): number {
  if (context.line.flows.tokens.rotationGrace === 'none') return 0
  const longest = reuseCount(context) > 0 ? LONGEST.withCount : LONGEST.withoutCount
  return Math.min(context.settings.refreshTokenRotationGracePeriod, longest)
}

/** Whether a refresh token was never used, or not too often and not too long ago. */
export function isUsable(
  context: Context & Pick<HydraContext, 'clock'>,
  { uses, first_used_at }: Pick<HydraRefreshToken, 'uses' | 'first_used_at'>,
): boolean {
  if (first_used_at === undefined) return true
  const count = reuseCount(context)
  return first_used_at + gracePeriod(context) * 1_000 > context.clock.now() && (count === 0 || uses < count)
}
