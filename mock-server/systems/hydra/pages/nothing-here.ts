import { plainResponse } from '../../../json-response.js'
import type { NotFound } from '../lines.js'
import { marshalled, page, plainText } from '../respond.js'

const ANSWERS: Readonly<Record<NotFound, () => Response>> = {
  // It is JSON, but says text.
  json: () =>
    plainResponse(marshalled({ error: 'Nothing is at this path; check its spelling, the host and the port.' }), 404, {
      'content-type': 'text/plain; charset=utf-8',
    }),
  text: () => plainText('404 page not found', 404),
  page: () =>
    page(
      '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="UTF-8"><title>404 - Route not found</title></head>\n<body>\n<h1>Error 404</h1>\n<p>Nothing is at this path; check its spelling, the host and the port.</p>\n</body>\n</html>\n',
      404,
    ),
}

/** What is answered where there is no route. */
export const nothingHere = (kind: NotFound): Response => ANSWERS[kind]()
