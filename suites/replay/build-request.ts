import type { WireRequest } from '../harness/transport.js'
import type { Bindings } from './bindings.js'
import type { RecordedRequest, Texts } from './recording.js'

interface Building {
  readonly base: string
  readonly bindings: Bindings
  /** Seconds since 1970. */
  readonly now: number
}

/** The request with the values of this run. Throws `UnboundPlaceholder`. */
export function buildRequest(recorded: RecordedRequest, { base, bindings, now }: Building): WireRequest {
  const text = (template: string): string => bindings.text(template, now)
  const pairs = (texts: Texts): [string, string][] =>
    Object.entries(texts).flatMap(([name, values]) =>
      (typeof values === 'string' ? [values] : values).map((value): [string, string] => [text(name), text(value)]),
    )
  const { method, path, query, headers = {}, auth, cookies, form, json, body } = recorded
  const content =
    form !== undefined
      ? new URLSearchParams(pairs(form)).toString()
      : json !== undefined
        ? JSON.stringify(bindings.json(json, now))
        : body === undefined
          ? undefined
          : text(body)
  const credentials = auth && [auth.user, auth.password].map((part) => encodeURIComponent(text(part))).join(':')
  return {
    method,
    url: `${base}${text(path)}${query === undefined ? '' : `?${new URLSearchParams(pairs(query))}`}`,
    headers: [
      ...Object.entries(headers).map(([name, value]) => [name.toLowerCase(), text(value)] as const),
      ...(credentials === undefined
        ? []
        : [['authorization', `Basic ${Buffer.from(credentials).toString('base64')}`] as const]),
      ...(cookies === undefined
        ? []
        : [
            [
              'cookie',
              pairs(cookies)
                .map(([name, value]) => `${name}=${value}`)
                .join('; '),
            ] as const,
          ]),
    ],
    ...(content === undefined ? {} : { body: content }),
  }
}
