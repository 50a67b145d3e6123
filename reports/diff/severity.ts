/** How much a difference asks of those who use the target; the worst first. */
export const SEVERITIES = ['breaking', 'risky', 'harmless'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Whether a severity is at least as bad as another. */
export const reaches = (severity: Severity, level: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(level)

export const worstFirst = (a: { readonly severity: Severity }, b: { readonly severity: Severity }): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
