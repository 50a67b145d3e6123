/** Metrics in the text format of Prometheus, reduced to `name type {labels}`, a line each, sorted. */
export function metricNames(text: string): string {
  const metrics = new Map<string, { readonly type: string; readonly labels: Set<string> }>()
  for (const line of text.split('\n')) {
    const [, name, type] = /^# TYPE (\S+) (\S+)/.exec(line) ?? []
    if (name !== undefined && type !== undefined) metrics.set(name, { type, labels: new Set() })
    const [, sample, labels] = /^([A-Za-z_:][\w:]*)\{(.*)\} /.exec(line) ?? []
    if (sample === undefined || labels === undefined) continue
    const metric = metrics.get(sample) ?? metrics.get(sample.replace(/_(?:bucket|sum|count)$/, ''))
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) metric?.labels.add(label)
  }
  return [...metrics]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { type, labels }]) => `${name} ${type} {${[...labels].sort().join(',')}}`)
    .join('\n')
}
