import { CookieJar } from 'tough-cookie'

/** Serves one origin. */
export type Site = (request: Request) => Response | Promise<Response>

/** Someone with a browser: keeps cookies and follows redirects between sites that are given as functions, or by the global fetch. */
export function createVisitor(sites: Readonly<Record<string, Site>>) {
  const jar = new CookieJar()

  async function open(url: string): Promise<{ url: string; status: number; text: string }> {
    let to = url
    for (let hops = 0; hops < 10; hops++) {
      const site = sites[new URL(to).origin] ?? fetch
      const request = new Request(to, {
        headers: { cookie: await jar.getCookieString(to), accept: 'text/html' },
        redirect: 'manual',
      })
      const response = await site(request)
      for (const cookie of response.headers.getSetCookie()) await jar.setCookie(cookie, to)
      const location = response.headers.get('location')
      if (location === null) return { url: to, status: response.status, text: await response.text() }
      to = new URL(location, to).href
    }
    throw new Error(`${url} redirects without end`)
  }

  return { open }
}
