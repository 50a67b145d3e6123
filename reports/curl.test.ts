import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { curl } from './curl.js'
import type { RunExchange } from './run.js'

type Request = RunExchange['request']

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-curl-'))
  // A curl that says how it was called: each argument, ended by NUL.
  writeFileSync(join(folder, 'curl'), '#!/bin/sh\nprintf "%s\\0" "$@"\n', { mode: 0o755 })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The arguments that curl gets when a shell runs the line. */
const argumentsOf = (line: string, variables: Record<string, string> = {}): string[] =>
  execFileSync('sh', ['-c', line], { env: { PATH: `${folder}:${process.env.PATH}`, ...variables } })
    .toString()
    .split('\0')
    .slice(0, -1)

const request = (more: Partial<Request>): { request: Request } => ({
  request: { method: 'GET', url: 'https://op.example/', headers: [], ...more },
})
const form = ['content-type', 'application/x-www-form-urlencoded'] as const

test('a plain GET needs nothing but the URL', () => {
  expect(curl(request({ url: 'https://op.example/jwks' }))).toBe('curl -i https://op.example/jwks')
})

test('client credentials of a header and secrets of a form become shell variables', () => {
  const line = curl(
    request({
      method: 'POST',
      url: 'https://op.example/oauth2/token',
      headers: [['Authorization', 'Basic [client credentials]'], form],
      body: 'grant_type=authorization_code&code=c0de-secret&redirect_uri=https%3A%2F%2Fapp.example%2Fcb',
    }),
  )
  expect(line).toBe(
    'curl -i -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=authorization_code --data-urlencode "code=$CODE" --data-urlencode redirect_uri=https://app.example/cb https://op.example/oauth2/token',
  )
  const given = argumentsOf(line, { CLIENT_ID: 'app', CLIENT_SECRET: 'p w:"$x', CODE: "a'b" })
  expect(given).toContain('app:p w:"$x')
  expect(given).toContain("code=a'b")
})

test('a bearer token, a cookie and secret query parameters become shell variables', () => {
  const line = curl(
    request({
      url: 'https://op.example/end?id_token_hint=ey.aaa&state=s+1',
      headers: [
        ['authorization', 'Bearer at-secret'],
        ['cookie', 'sid=s3cret'],
      ],
    }),
  )
  expect(line).toBe(
    'curl -i -H "Authorization: Bearer $ACCESS_TOKEN" -b "$COOKIE" "https://op.example/end?id_token_hint=$ID_TOKEN_HINT&state=s+1"',
  )
  expect(line).not.toMatch(/at-secret|s3cret|ey\.aaa/)
})

test.each([
  "it's",
  'a b  c',
  '$(touch /tmp/x) `id` $HOME',
  'back\\slash "quoted" !history',
  'line\nbreak\ttab',
  '*?[]{}~#&;|<>()',
  '@file',
  'ünïcode ✓',
  '-x',
])('the shell hands on %j as it is', (value) => {
  const line = curl(
    request({
      method: 'POST',
      headers: [['x-probe', value], form],
      body: new URLSearchParams({ state: value }).toString(),
    }),
  )
  const given = argumentsOf(line)
  expect(given).toContain(`x-probe: ${value}`)
  expect(given).toContain(`state=${value}`)
})

test.each(["it's $HOME", '`id` "x"\\'])('a literal %j beside a variable stays literal', (value) => {
  const line = curl(request({ url: `https://op.example/?state=${value}&code=[code]` }))
  expect(argumentsOf(line, { CODE: 'c' })).toContain(`https://op.example/?state=${value}&code=c`)
})

test('a name that the next letter would lengthen is put in braces', () => {
  const line = curl(
    request({ method: 'POST', headers: [['content-type', 'application/json']], body: '[client_secret]x' }),
  )
  expect(argumentsOf(line, { CLIENT_SECRET: 's' })).toContain('sx')
})

test('a JSON body is sent as it is, and methods that curl would not choose are named', () => {
  const body = JSON.stringify({ client_name: "O'Hara", redirect_uris: ['https://app.example/cb'] })
  const given = argumentsOf(curl(request({ method: 'PUT', headers: [['content-type', 'application/json']], body })))
  expect(given).toEqual([
    '-i',
    '-X',
    'PUT',
    '-H',
    'content-type: application/json',
    '--data-raw',
    body,
    'https://op.example/',
  ])
})

test('curl adds no media type of its own to a body that had none, and sends an empty header', () => {
  const given = argumentsOf(curl(request({ method: 'POST', headers: [['x-empty', '']], body: 'x' })))
  expect(given).toEqual(['-i', '-H', 'x-empty;', '-H', 'Content-Type:', '--data-raw', 'x', 'https://op.example/'])
})

test('brackets that hold no secret are sent as they are', () => {
  const body = '{"a":[null],"b":[code_x]}'
  expect(
    argumentsOf(curl(request({ method: 'POST', headers: [['content-type', 'application/json']], body }))),
  ).toContain(body)
})

test('a POST without a body and a HEAD say so', () => {
  expect(curl(request({ method: 'POST' }))).toBe('curl -i -X POST https://op.example/')
  expect(curl(request({ method: 'HEAD' }))).toBe('curl -i -I https://op.example/')
})
