import { describe, expect, test } from 'vitest'
import { ADA, authorize, CALLBACK, html, ISSUER, type Route, redirect, success } from '../testing/scripted-provider.js'

const LOGIN =
  '<form method="post" action="/login"><input name="user"><input type="password" name="pass"><button>Sign in</button></form>'
const start: Route = () => redirect('/login')
const signsIn: Route = ({ form }) =>
  form.get('user') === ADA.username && form.get('pass') === ADA.password ? success() : html(LOGIN)
const arrived = { kind: 'callback', place: 'query', parameters: { code: 'c-1', state: 's' } }

describe('signing in', () => {
  test('fills in one form with name and password', async () => {
    const outcome = await authorize({
      'GET /authorize': start,
      'GET /login': () => html(LOGIN),
      'POST /login': signsIn,
    })
    expect(outcome).toMatchObject(arrived)
    expect(outcome.steps.map(({ kind }) => kind)).toEqual(['redirect', 'login'])
  })

  test('goes straight on when there is a session already', async () => {
    expect(await authorize({ 'GET /authorize': () => success() })).toMatchObject({ ...arrived, steps: [] })
  })

  test('asks for the name first and the password next', async () => {
    const seen: string[] = []
    const outcome = await authorize({
      'GET /authorize': () =>
        html(
          '<form method="post" action="/name"><label>E-mail <input type="email" name="loginfmt"></label><button>Next</button></form>',
        ),
      'POST /name': ({ form }) => {
        seen.push(String(form))
        return html(
          '<form method="post" action="/password"><input type="hidden" name="loginfmt" value="ada"><input type="password" name="passwd"><button>Sign in</button></form>',
        )
      },
      'POST /password': ({ form }) => {
        seen.push(String(form))
        return success()
      },
    })
    expect(outcome).toMatchObject(arrived)
    expect(seen).toEqual(['loginfmt=ada', 'loginfmt=ada&passwd=lovelace-1815'])
  })

  test('sends hidden fields back unchanged, and the name of the button', async () => {
    const tricky = 'a "quoted" & <b>\u00fc</b>+%20 value'
    const escaped = tricky.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
    let sent: URLSearchParams | undefined
    await authorize({
      'GET /authorize': () =>
        html(
          `<form method="post" action="/login"><input type="hidden" name="csrf" value="${escaped}"><input name="user"><input type="password" name="pass"><button name="go" value="1">Log in</button></form>`,
        ),
      'POST /login': ({ form }) => {
        sent = form
        return success()
      },
    })
    expect([...(sent ?? [])]).toEqual([
      ['csrf', tricky],
      ['user', 'ada'],
      ['pass', ADA.password],
      ['go', '1'],
    ])
  })

  test('sends what a browser sends: Accept, Origin, Referer and cookies', async () => {
    const seen: (string | null)[][] = []
    await authorize({
      'GET /authorize': ({ raw }) => {
        seen.push(['accept', 'origin'].map((name) => raw.headers.get(name)))
        return html(LOGIN, { headers: { 'set-cookie': 'sid=1; Secure; HttpOnly; Path=/' } })
      },
      'POST /login': ({ raw }) => {
        seen.push(['accept', 'origin', 'cookie'].map((name) => raw.headers.get(name)))
        expect(raw.headers.get('referer')).toContain(`${ISSUER}/authorize?client_id=app`)
        return success()
      },
    })
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
    expect(seen).toEqual([
      [accept, null],
      [accept, ISSUER, 'sid=1'],
    ])
  })

  test.each([
    ['no Content-Type', { status: 200, headers: { 'content-type': '' } }],
    ['status 400', { status: 400 }],
    ['status 500', { status: 500 }],
  ])('copes with a login page with %s', async (_name, init) => {
    const page = (): Response => {
      const response = html(LOGIN, init)
      if (response.headers.get('content-type') === '') response.headers.delete('content-type')
      return response
    }
    expect(await authorize({ 'GET /authorize': page, 'POST /login': signsIn })).toMatchObject(arrived)
  })

  test('finds actions by <base>, and buttons outside their form with a formaction', async () => {
    const page =
      '<base href="/deep/er/"><form id="f" method="post" action="wrong"><input name="user"><input type="password" name="pass"></form><button form="f" formaction="login">Log in</button>'
    expect(await authorize({ 'GET /authorize': () => html(page), 'POST /deep/er/login': signsIn })).toMatchObject(
      arrived,
    )
  })

  test('follows a meta refresh', async () => {
    expect(
      await authorize({
        'GET /authorize': () => html('<meta http-equiv="Refresh" content="0; URL=\'/login\'"><p>one moment</p>'),
        'GET /login': () => html(LOGIN),
        'POST /login': signsIn,
      }),
    ).toMatchObject(arrived)
  })

  test('tells the login form from a search form, a registration form and a newsletter', async () => {
    const page = `<form role="search"><input name="q"></form>
      <form method="post" action="/register"><input name="email"><input type="password" name="p1"><input type="password" name="p2"><button>Create account</button></form>
      ${LOGIN}`
    expect(await authorize({ 'GET /authorize': () => html(page), 'POST /login': signsIn })).toMatchObject(arrived)
  })

  test('takes the fields that the config names', async () => {
    const page =
      '<form method="post" action="/login"><input name="a"><input name="b"><input name="realm"><button>Go</button></form>'
    let sent = ''
    const outcome = await authorize(
      {
        'GET /authorize': () => html(page),
        'POST /login': ({ form }) => {
          sent = String(form)
          return success()
        },
      },
      { login: { usernameField: 'b', passwordField: 'a', fields: { realm: 'staff' } } },
    )
    expect(outcome).toMatchObject(arrived)
    expect(sent).toBe('a=lovelace-1815&b=ada&realm=staff')
  })

  test('chooses its account from a list, and goes on where the page says "continue as"', async () => {
    const outcome = await authorize({
      'GET /authorize': () =>
        html(
          '<h1>Choose an account</h1><form method="post" action="/pick"><button name="who" value="bob">bob</button><button name="who" value="ada">ada</button></form>',
        ),
      'POST /pick': ({ form }) =>
        form.get('who') === 'ada'
          ? html(
              '<form method="post" action="/on"><input type="hidden" name="t" value="1"><button>Continue as Ada</button></form>',
            )
          : html('wrong'),
      'POST /on': () => success(),
    })
    expect(outcome).toMatchObject(arrived)
    expect(outcome.steps.map(({ kind }) => kind)).toEqual(['continue', 'continue'])
  })

  test('posts a page of hidden fields that a script would post', async () => {
    const outcome = await authorize({
      'GET /authorize': () =>
        html(
          '<body onload="document.forms[0].submit()"><form method="post" action="/relay"><input type="hidden" name="x" value="1"></form></body>',
        ),
      'POST /relay': () => success(),
    })
    expect(outcome).toMatchObject(arrived)
  })
})

describe('when it cannot go on', () => {
  test('a refused password is told with the words of the page, without the password, and tried once', async () => {
    let tries = 0
    const routes: Record<string, Route> = {
      'GET /authorize': () => html(LOGIN),
      'POST /login': () => {
        tries++
        return html(`<div class="alert alert-danger">Invalid password ${ADA.password}.</div>${LOGIN}`)
      },
    }
    const { sessionWith } = await import('../testing/scripted-provider.js')
    const { context } = await sessionWith(routes)
    const client = await context.client()
    const attempts = await Promise.allSettled([1, 2, 3].map(() => context.authorize({ client })))
    for (const attempt of attempts) {
      expect(attempt).toMatchObject({
        status: 'rejected',
        reason: {
          code: 'ERR_LOGIN_INCOMPLETE',
          message: expect.stringContaining('it says: "Invalid password [password]."'),
        },
      })
    }
    expect(tries).toBe(1)
    // What needs nobody to sign in is still judged.
    const { context: other } = await sessionWith({
      ...routes,
      'GET /authorize': ({ url }) => (url.searchParams.get('prompt') === 'none' ? success() : html(LOGIN)),
    })
    await expect(other.authorize({ client })).rejects.toMatchObject({ code: 'ERR_LOGIN_INCOMPLETE' })
    expect(await other.authorize({ client, parameters: { prompt: 'none' } })).toMatchObject({ kind: 'callback' })
  })

  test('a page without anything to do ends the way', async () => {
    const outcome = await authorize({
      'GET /authorize': () => html('<h1>Error</h1><p>unknown client</p>', { status: 400 }),
    })
    expect(outcome).toMatchObject({ kind: 'page', status: 400, text: expect.stringContaining('unknown client') })
  })

  test('an error page with a search box or a way back is the end too', async () => {
    const page =
      '<h1>Oops</h1><form action="/search"><input name="q"></form><form action="/"><button>Back</button></form>'
    expect(await authorize({ 'GET /authorize': () => html(page, { status: 400 }) })).toMatchObject({
      kind: 'page',
      status: 400,
    })
  })

  test('an answer that is no page ends the way', async () => {
    expect(
      await authorize({ 'GET /authorize': () => Response.json({ error: 'invalid_request' }, { status: 400 }) }),
    ).toMatchObject({ kind: 'page', status: 400 })
  })

  test('a form that asks for something else is described, with the key to set', async () => {
    const otp =
      '<title>Second factor</title><form method="post" action="/otp"><input name="otp_code"><button>Verify</button></form>'
    await expect(
      authorize({ 'GET /authorize': () => html(LOGIN), 'POST /login': () => html(otp) }),
    ).rejects.toMatchObject({
      code: 'ERR_LOGIN_INCOMPLETE',
      message: expect.stringMatching(/"Second factor".*otp_code \(text\).*"Verify".*login\.usernameField/s),
    })
  })

  test('a page drawn by script is told as such', async () => {
    const app = '<!doctype html><div id="root"></div><script src="/app.js"></script>'
    await expect(authorize({ 'GET /authorize': () => html(app) })).rejects.toMatchObject({
      code: 'ERR_LOGIN_INCOMPLETE',
      message: expect.stringContaining('drawn by script'),
    })
  })

  test('redirects that go in circles end', async () => {
    await expect(authorize({ 'GET /authorize': () => redirect('/authorize') })).rejects.toMatchObject({
      code: 'ERR_LOGIN_INCOMPLETE',
    })
  })

  test('without a user the check is skipped', async () => {
    await expect(authorize({ 'GET /authorize': () => html(LOGIN) }, { users: [] })).rejects.toMatchObject({
      name: 'Skip',
      message: expect.stringContaining('set users'),
    })
  })
})

test("a driver of the user's own does it in its own way", async () => {
  const outcome = await authorize(
    {
      'GET /authorize': () => redirect('https://login.elsewhere.example/?challenge=1'),
      'POST /accept': () => success(),
    },
    {
      login: {
        driver: async ({ location, user }) =>
          location?.includes('challenge')
            ? { kind: 'login', request: { url: `${ISSUER}/accept`, form: { user: user?.username } } }
            : undefined,
      },
    },
  )
  expect(outcome).toMatchObject(arrived)
})

describe('where the way ends', () => {
  test('reads a form_post page, also without a Content-Type', async () => {
    const page = `<form method="POST" action="${CALLBACK}"><input type="hidden" name="code" value="c&amp;1"><input type="hidden" name="state" value="s"></form>`
    const outcome = await authorize({
      'GET /authorize': () => {
        const response = html(page)
        response.headers.delete('content-type')
        return response
      },
    })
    expect(outcome).toMatchObject({
      kind: 'callback',
      place: 'form_post',
      parameters: { code: 'c&1', state: 's' },
      form: { method: 'post', enctype: 'application/x-www-form-urlencoded', action: CALLBACK },
      steps: [{ kind: 'form_post' }],
    })
  })

  test('reads the fragment, and notices a code in the wrong place', async () => {
    const outcome = await authorize({ 'GET /authorize': () => redirect(`${CALLBACK}?code=wrong#id_token=t&state=s`) })
    expect(outcome).toMatchObject({ place: 'fragment', parameters: { id_token: 't', state: 's' } })
    expect(outcome.kind === 'callback' && outcome.found).toContainEqual({
      place: 'query',
      name: 'code',
      value: 'wrong',
    })
  })

  test('never follows a response to somewhere else', async () => {
    expect(await authorize({ 'GET /authorize': () => redirect('https://evil.example/?code=c') })).toMatchObject({
      kind: 'elsewhere',
      location: 'https://evil.example/?code=c',
    })
  })

  test("a redirect_uri that was sent counts as a callback, the client's own site is never visited", async () => {
    const other = 'https://rp.example/other'
    expect(
      await authorize(
        { 'GET /authorize': () => redirect(`${other}?error=x`) },
        { request: { parameters: { redirect_uri: other } } },
      ),
    ).toMatchObject({ kind: 'callback', parameters: { error: 'x' } })
    expect(await authorize({ 'GET /authorize': () => redirect('https://rp.example/elsewhere') })).toMatchObject({
      kind: 'elsewhere',
    })
  })
})
