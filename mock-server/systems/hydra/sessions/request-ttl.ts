import type { HydraContext } from '../context.js'

/** How long login and consent may take, in seconds. */
export const requestTtl = ({ settings, line }: Pick<HydraContext, 'settings' | 'line'>): number =>
  settings.loginConsentRequestTtl ?? line.flows.requestTtl
