import { digest } from '../digest.js'

/** The one stylesheet of all pages: light and dark, system fonts, nothing fetched. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #eef1f5; --card: #ffffff; --text: #1a2230; --soft: #586274; --line: #d5dbe4;
  --accent: #2453c9; --on-accent: #ffffff; --hover: #f3f6fb; --bad: #b3261e; --bad-ground: #fdecea; --good: #1d6b3c; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #11151c; --card: #1a202a; --text: #e7ebf2; --soft: #a0aabb; --line: #333c4a;
    --accent: #8db0ff; --on-accent: #0d1a3a; --hover: #222a37; --bad: #ffb4ab; --bad-ground: #3a1d1b; --good: #86d9a6; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; padding: 2rem 1rem; display: flex; flex-direction: column; align-items: center; justify-content: center;
  gap: 1rem; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { width: 100%; max-width: 26rem; padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.9rem;
  box-shadow: 0 1px 2px #00000014, 0 8px 28px #00000012; }
.brand { display: flex; align-items: center; gap: 0.6rem; margin: 0 0 1.4rem; color: var(--soft); font-size: 0.85rem; }
.brand span:last-child { overflow-wrap: anywhere; }
.stone { flex: none; width: 1.5rem; height: 1.5rem; border-radius: 0.4rem; box-shadow: 0 0 0 1px var(--line);
  background: linear-gradient(118deg, #2b303a 43%, #e3b341 44%, #f4d27a 53%, #2b303a 54%); }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { margin: 1.6rem 0 0.6rem; font-size: 0.85rem; font-weight: 600; color: var(--soft); }
p { margin: 0.4rem 0 0; overflow-wrap: anywhere; }
.lead { color: var(--soft); }
.lead strong { color: var(--text); font-weight: 600; }
form { margin: 1.4rem 0 0; }
h2 + form { margin: 0; }
label { display: block; margin: 0 0 1rem; font-size: 0.9rem; font-weight: 550; }
input { display: block; width: 100%; margin-top: 0.3rem; padding: 0.6rem 0.75rem; font: inherit; font-weight: 400; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-radius: 0.5rem; }
input[type=checkbox] { display: inline-block; flex: none; width: 1.05rem; height: 1.05rem; margin: 0; padding: 0; accent-color: var(--accent); }
label.choice { display: flex; align-items: center; gap: 0.6rem; font-weight: 400; }
.scopes label.choice { flex: auto; margin: 0; font-size: 1rem; }
.scopes + label.choice { margin-top: 1.2rem; }
input.code { font: 1.35rem/1.4 ui-monospace, "SF Mono", Consolas, monospace; letter-spacing: 0.12em; text-align: center; }
input[autocapitalize="characters"] { text-transform: uppercase; }
button, .button { display: block; width: 100%; padding: 0.65rem 1rem; font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
  color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: 0.5rem; }
button:hover, .button:hover { filter: brightness(1.08); }
button.quiet { color: var(--text); background: transparent; border-color: var(--line); }
button.quiet:hover { background: var(--hover); filter: none; }
.buttons { display: flex; flex-direction: row-reverse; gap: 0.75rem; margin-top: 1.4rem; }
.people { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 0.6rem; overflow: hidden; }
.people li + li { border-top: 1px solid var(--line); }
.people button { display: flex; align-items: center; gap: 0.75rem; padding: 0.55rem 0.75rem; font-weight: 400; text-align: left;
  color: var(--text); background: transparent; border: 0; border-radius: 0; }
.people button:hover { background: var(--hover); filter: none; }
.people small { display: block; color: var(--soft); font-size: 0.82rem; overflow-wrap: anywhere; }
.face { flex: none; display: grid; place-items: center; width: 2.1rem; height: 2.1rem; border-radius: 50%; font-weight: 600; font-size: 0.95rem;
  color: var(--accent); background: color-mix(in srgb, var(--accent) 14%, transparent); }
.alert { margin: 1.2rem 0 0; padding: 0.65rem 0.85rem; color: var(--bad); background: var(--bad-ground); border-radius: 0.5rem; font-size: 0.93rem; }
.scopes { list-style: none; margin: 1.2rem 0 0; padding: 0; border: 1px solid var(--line); border-radius: 0.6rem; }
.scopes li { display: flex; justify-content: space-between; align-items: baseline; gap: 0.8rem; padding: 0.6rem 0.85rem; }
.scopes li:has(input) { align-items: center; }
.scopes li + li { border-top: 1px solid var(--line); }
.scopes code { flex: none; max-width: 55%; color: var(--soft); font-size: 0.8rem; overflow-wrap: anywhere; }
.links { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; margin: 1rem 0 0; font-size: 0.85rem; }
a { color: var(--accent); }
dl { margin: 1.2rem 0 0; font-size: 0.9rem; }
dt { color: var(--soft); font-size: 0.82rem; }
dd { margin: 0 0 0.6rem; overflow-wrap: anywhere; }
code { font-family: ui-monospace, "SF Mono", Consolas, monospace; }
iframe { position: absolute; width: 1px; height: 1px; border: 0; opacity: 0; }
footer { max-width: 26rem; color: var(--soft); font-size: 0.78rem; text-align: center; }
:focus-visible { outline: 3px solid color-mix(in srgb, var(--accent) 55%, transparent); outline-offset: 2px; }
.people button:focus-visible { outline-offset: -3px; }
`

/** What a form_post page does by itself; without scripts its button does the same. */
export const SUBMIT_SCRIPT = 'document.forms[0].submit()'

/** Source expression of an inline text for a Content-Security-Policy, CSP 3 section 2.3.1. */
export const cspHash = async (text: string): Promise<string> =>
  `'sha256-${Buffer.from(await digest('SHA-256', text)).toString('base64')}'`
