import { describe, expect, test } from 'vitest'
import { authorize, html, type Route, redirect, success } from '../testing/scripted-provider.js'

const denied = (): Response => redirect('https://rp.example/callback?error=access_denied&state=s')

/** What was sent when the page was answered, and where the way ended. */
async function decide(page: string, decision: 'accept' | 'deny', path = '/consent') {
  const sent: string[] = []
  const note: Route = ({ url, form }) => {
    sent.push(`${url.pathname}?${url.searchParams}${form}`)
    return success()
  }
  const outcome = await authorize(
    {
      'GET /authorize': () => html(page),
      [`POST ${path}`]: note,
      [`GET ${path}`]: note,
      'POST /approve': note,
      'POST /reject': (request) => {
        note(request)
        return denied()
      },
      'GET /abort': (request) => {
        note(request)
        return denied()
      },
    },
    { request: { decision } },
  )
  return { sent: sent[0], kinds: outcome.steps.map(({ kind }) => kind), outcome }
}

describe('consent pages', () => {
  test('the button with its name and value decides', async () => {
    const page =
      '<form method="post" action="/consent"><input type="hidden" name="t" value="1"><button name="decision" value="0">No, thanks</button><button name="decision" value="1">Allow access</button></form>'
    expect(await decide(page, 'accept')).toMatchObject({ sent: '/consent?t=1&decision=1', kinds: ['consent'] })
    expect(await decide(page, 'deny')).toMatchObject({ sent: '/consent?t=1&decision=0' })
  })

  test.each([
    ['German', 'Zulassen', 'Ablehnen'],
    ['French', 'Autoriser', 'Refuser'],
    ['Spanish', 'Permitir', 'Cancelar'],
    ['Italian', 'Consenti', 'Rifiuta'],
    ['Dutch', 'Toestaan', 'Weigeren'],
    ['Russian', 'Разрешить', 'Отклонить'],
    ['Japanese', '許可する', 'キャンセル'],
    ['Chinese', '允许', '拒绝'],
    ['English, negated', 'Allow', 'Do not allow'],
  ])('understands buttons in %s', async (_language, yes, no) => {
    const page = `<form method="post" action="/consent"><input type="submit" name="b" value="${no}"><input type="submit" name="b" value="${yes}"></form>`
    expect((await decide(page, 'accept')).sent).toBe(`/consent?${new URLSearchParams({ b: yes })}`)
    expect((await decide(page, 'deny')).sent).toBe(`/consent?${new URLSearchParams({ b: no })}`)
  })

  test('buttons may stand outside their form', async () => {
    const page =
      '<form id="f" method="post" action="/consent"><input type="hidden" name="t" value="1"></form><button form="f" name="a" value="deny">Deny</button><button form="f" name="a" value="accept">Accept</button>'
    expect((await decide(page, 'accept')).sent).toBe('/consent?t=1&a=accept')
  })

  test('approve and reject may be two forms', async () => {
    const page =
      '<form method="post" action="/reject"><button>\u2717</button></form><form method="post" action="/approve"><button>\u2713</button></form>'
    expect((await decide(page, 'accept')).sent).toBe('/approve?')
    expect(await decide(page, 'deny')).toMatchObject({
      sent: '/reject?',
      outcome: { parameters: { error: 'access_denied' } },
    })
  })

  test('a formaction decides', async () => {
    const page =
      '<form method="post" action="/consent"><input type="hidden" name="t" value="1"><button formaction="/reject">No</button><button formaction="/approve">Yes</button></form>'
    expect((await decide(page, 'accept')).sent).toBe('/approve?t=1')
    expect((await decide(page, 'deny')).sent).toBe('/reject?t=1')
  })

  test('check boxes are what is consented to; what is remembered stays as it is', async () => {
    const page =
      '<form method="post" action="/consent"><input type="checkbox" name="grant_scope" value="openid"><input type="checkbox" name="grant_scope" value="email"><input type="checkbox" name="remember" value="1"><textarea name="claims">{"a": 1}</textarea><button>Grant</button></form>'
    expect((await decide(page, 'accept')).sent).toBe(
      `/consent?${new URLSearchParams([
        ['grant_scope', 'openid'],
        ['grant_scope', 'email'],
        ['claims', '{"a": 1}'],
      ])}`,
    )
    expect((await decide(page, 'deny')).sent).toBe(`/consent?${new URLSearchParams({ claims: '{"a": 1}' })}`)
  })

  test('radio buttons: the one that means yes, or no', async () => {
    const page =
      '<p>Share your data?</p><form method="post" action="/consent"><label><input type="radio" name="d" value="n"> Deny</label><label><input type="radio" name="d" value="y"> Allow</label><button>Submit</button></form>'
    expect((await decide(page, 'accept')).sent).toBe('/consent?d=y')
    expect((await decide(page, 'deny')).sent).toBe('/consent?d=n')
  })

  test('a link may be the way to refuse', async () => {
    const page =
      '<form method="post" action="/consent"><input type="hidden" name="prompt" value="consent"><button>Continue</button></form><a href="/abort">[ Cancel ]</a>'
    expect(await decide(page, 'accept')).toMatchObject({ sent: '/consent?prompt=consent', kinds: ['consent'] })
    expect(await decide(page, 'deny')).toMatchObject({
      outcome: { kind: 'callback', parameters: { error: 'access_denied' } },
    })
  })

  test('a form without buttons is submitted when it has boxes to check', async () => {
    const page =
      '<form method="get" action="/filter"><input type="checkbox" name="s" value="1"></form><form method="post" action="/approve"><input type="checkbox" name="s" value="openid"></form>'
    expect((await decide(page, 'accept')).sent).toBe('/approve?s=openid')
  })

  test('the config names the buttons when they say nothing', async () => {
    const page =
      '<form method="post" action="/consent"><button name="x" value="1">A</button><button name="x" value="2">B</button></form>'
    const seen: string[] = []
    await authorize(
      {
        'GET /authorize': () => html(page),
        'POST /consent': ({ form }) => {
          seen.push(String(form))
          return success()
        },
      },
      { login: { acceptButton: 'B', denyButton: 'A' } },
    )
    expect(seen).toEqual(['x=2'])
  })

  test('no way to refuse is told', async () => {
    const page =
      '<h1>App would like access to your account</h1><form method="post" action="/consent"><input type="hidden" name="t" value="1"><button>Allow</button></form>'
    await expect(decide(page, 'deny')).rejects.toMatchObject({
      code: 'ERR_LOGIN_INCOMPLETE',
      message: expect.stringContaining('login.denyButton'),
    })
  })

  test('a consent page that comes back again and again is told', async () => {
    const page = '<form method="post" action="/again"><button>Allow</button><button>Deny</button></form>'
    await expect(
      authorize({ 'GET /authorize': () => html(page), 'POST /again': () => html(page) }),
    ).rejects.toMatchObject({ code: 'ERR_LOGIN_INCOMPLETE' })
  })
})
