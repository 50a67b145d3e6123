import { expect, test } from 'vitest'
import { readPage } from './forms.js'
import { submission } from './submission.js'

const at = 'https://op.example/a/page?x=1'
const formOf = async (html: string) => {
  const form = (await readPage(html, at)).forms[0]
  if (form === undefined) throw new Error('no form')
  return form
}

test('fields as a browser would send them', async () => {
  const form = await formOf(`<form method=post>
    <input name=a value="1"><input name=off disabled value=2><input value="no name"><input type=checkbox name=c1><input type=checkbox name=c2 checked value=yes>
    <input type=radio name=r value=1><input type=radio name=r value=2 checked><select name=s><option>one</option><option value=2 selected>two</option></select>
    <textarea name=t>
first &lt;line&gt;</textarea><fieldset disabled><input name=gone></fieldset><input type=file name=f><input type=reset name=x></form>`)
  expect(submission(form, undefined)).toEqual({
    method: 'POST',
    url: at,
    form: [
      ['a', '1'],
      ['c2', 'yes'],
      ['r', '2'],
      ['s', '2'],
      ['t', 'first <line>'],
    ],
  })
})

test('a GET form replaces the query of its action', async () => {
  const form = await formOf(
    '<form action="/search?old=1"><input name="q" value="a b"><button name="go" value="1">x</button></form>',
  )
  expect(String(submission(form, form.buttons[0]).url)).toBe('https://op.example/search?q=a+b&go=1')
})

test('a multipart form is sent as such', async () => {
  const form = await formOf(
    '<form method="post" enctype="multipart/form-data"><input name="a&quot;b" value="1"></form>',
  )
  const { body, headers } = submission(form, undefined)
  expect(headers).toEqual({ 'content-type': 'multipart/form-data; boundary=----touchstone-form-boundary' })
  expect(body).toBe(
    '------touchstone-form-boundary\r\nContent-Disposition: form-data; name="a%22b"\r\n\r\n1\r\n------touchstone-form-boundary--\r\n',
  )
})

test('a form that straddles a table keeps its fields; a button may bring method and action of its own', async () => {
  const form = await formOf(
    '<table><form method="post" action="go"><tr><td><input name="a" value="1"></td></tr><tr><td><button formaction="other" formmethod="GET">b</button></td></tr></form></table>',
  )
  expect(form.fields.map(({ name }) => name)).toEqual(['a'])
  expect(String(submission(form, form.buttons[0]).url)).toBe('https://op.example/a/other?a=1')
})

test('what a page says: title, text without script, messages, refresh, base', async () => {
  const page = await readPage(
    '<html><head><base href="/b/"><title> My  page </title><meta http-equiv="refresh" content="3;url=next"></head><body><script>var no = 1</script><p role="alert">Wrong password</p><a href="x">away</a></body></html>',
    at,
  )
  expect(page).toMatchObject({
    title: 'My page',
    text: 'Wrong password away',
    refresh: 'https://op.example/b/next',
    links: [{ text: 'away', url: 'https://op.example/b/x' }],
    scripted: true,
    submitsItself: false,
  })
  expect(page.messages()).toEqual(['Wrong password'])
})

test.each([
  '',
  '<',
  '<form',
  '<form><input',
  '<<>>&&',
  '<form method=post action="http://[broken"><input name=a></form>',
])('copes with %s', async (html) => {
  await expect(readPage(html, at)).resolves.toMatchObject({ url: at })
})
