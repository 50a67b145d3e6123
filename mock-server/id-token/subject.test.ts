import { expect, test } from 'vitest'
import { clientRecord } from '../registration/client-record.js'
import { resolveOptions } from '../resolve-options.js'
import { personBySubject, subjectFor } from './subject.js'

const options = resolveOptions({ seed: 'subjects' })
const [alice, bob] = options.people
if (alice === undefined || bob === undefined) throw new Error('people are missing')
const context = {
  options,
  people: {
    all: options.people,
    byUsername: () => undefined,
    bySub: (sub: string) => options.people.find((person) => person.sub === sub),
  },
}
const client = (client_id: string, metadata: object) =>
  clientRecord(
    { ...metadata },
    { client_id },
    { origin: 'options', loopbackHttp: true, algorithms: ['RS256'], rules: { enforces: () => true } },
  )
const pairwise = (client_id: string, uri: string, more: object = {}) =>
  client(client_id, { subject_type: 'pairwise', redirect_uris: [uri], ...more })

test('a public subject is the same for every client', async () => {
  expect(await subjectFor(context, alice, client('a', {}))).toBe('alice')
  expect(await personBySubject(context, 'bob', client('a', {}))).toBe(bob)
})

test('a pairwise subject is one for each sector, and leads back to the person', async () => {
  const one = pairwise('a', 'https://one.example/cb')
  const same = pairwise('b', 'https://one.example/other')
  const other = pairwise('c', 'https://two.example/cb')
  const sub = await subjectFor(context, alice, one)
  expect(sub).toMatch(/^[\w-]{43}$/)
  expect(await subjectFor(context, alice, same)).toBe(sub)
  expect(await subjectFor(context, alice, other)).not.toBe(sub)
  expect(await subjectFor(context, bob, one)).not.toBe(sub)
  expect(await personBySubject(context, sub, one)).toBe(alice)
  expect(await personBySubject(context, sub, other)).toBeUndefined()
  expect(await personBySubject(context, 'alice', one)).toBeUndefined()
})

test('sector_identifier_uri names the sector of several hosts', async () => {
  const sector = { sector_identifier_uri: 'https://sector.example/uris.json' }
  const sub = await subjectFor(context, alice, pairwise('a', 'https://one.example/cb', sector))
  expect(await subjectFor(context, alice, pairwise('b', 'https://two.example/cb', sector))).toBe(sub)
})

test('another provider makes other subjects', async () => {
  const elsewhere = { ...context, options: resolveOptions({ seed: 'other' }) }
  const one = pairwise('a', 'https://one.example/cb')
  expect(await subjectFor(elsewhere, alice, one)).not.toBe(await subjectFor(context, alice, one))
})
