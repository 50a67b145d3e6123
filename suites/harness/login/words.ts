/**
 * What is written on buttons and called in markup, in the languages that login pages come in: a line for each of English,
 * German, French, Spanish, Italian, Portuguese, Dutch, Swedish and Polish and Turkish, Russian, and Chinese, Japanese and
 * Korean. Regular expressions that match at the start of a word; adding a language is adding a line.
 */
const ACCEPT = [
  'accept|allow|agree|approve|authori[sz]e|grant|consent|permit|yes|confirm|continue|proceed|ok\\b|next|done|i understand',
  'akzeptier|zustimm|erlaub|zulassen|genehmig|bestätig|weiter|ja\\b|einverstanden',
  'autoriser|approuver|confirmer|continuer|oui\\b',
  'aceptar|permitir|autorizar|confirmar|continuar|sí\\b|si\\b',
  'consenti|autorizza|conferma|continua',
  'aceitar|concordar|sim\\b',
  'toestaan|akkoord|doorgaan|bevestig',
  'godkänn|tillåt|fortsätt|zgadzam|zezw|kontynuuj|kabul|izin ver|onayla|devam',
  'разреш|принять|продолж|соглас|да\\b',
]
const ACCEPT_ANYWHERE = ['許可|同意|承認|続行|続ける|はい|允许|授权|确认|继续|接受|허용|동의|승인|계속']
const DENY = [
  "den(?:y|ied)|reject|refuse|declin|cancel|disallow|disagree|do not|don['’]?t|no\\b|not now|abort|forbid|revoke|deauthori|back\\b",
  'ablehn|abbrech|abbruch|verweiger|verbieten|nicht|nein\\b|zurück',
  'annuler|rejeter|ne pas|non\\b|interdire',
  'denegar|rechazar|cancelar|negar',
  'rifiuta|nega\\b|annulla',
  'recusar|rejeitar|não\\b',
  'weiger|annuleren|afwijz|nee\\b',
  'neka|avbryt|odrzu|odmów|anuluj|reddet|iptal',
  'отказ|отклон|отмена|запрет|нет\\b',
]
const DENY_ANYWHERE = ['拒否|キャンセル|許可しない|いいえ|拒绝|取消|不允许|거부|취소|거절']
const CONSENT = [
  'consent|authori[sz]|permission|grant|scope|allow|access to|would like|requesting|wants to|share',
  'zustimmung|zugriff|berechtigung',
  'autoris|consentimiento|permiso|consenso|permess|permissão|toestemming|machtig|разреш|доступ',
]
const CONSENT_ANYWHERE = ['同意|許可|授权|권한']
const USERNAME = [
  'user|login|e-?mail|mail\\b|identifi|account|name|uid\\b|handle|subject|sub\\b|phone',
  'benutzer|konto|utilisateur|usuario|utente|gebruiker',
]
const SEARCH = ['search|query|q\\b|suche|recherche|buscar|locale|lang']
const REMEMBER = ['remember|keep|stay|trust|persist|merken|angemeldet bleiben|souvenir|recordar']
const OTHER_WAY = [
  'forgot|register|sign ?up|create|reset|help|another|different|switch|sign ?out|log ?out|vergessen|abmelden|anderes',
]

const NEVER = '(?!)'

/** Whether a text has one of the words. Names like `userName` and `grant_scope` are words too. */
function says(atStart: readonly string[], anywhere: readonly string[] = [NEVER]): (text: string) => boolean {
  const word = new RegExp(`(?<![\\p{L}\\p{N}])(?:${atStart.join('|')})`, 'iu')
  // Chinese, Japanese and Korean need no space before a word.
  const inside = new RegExp(anywhere.join('|'), 'u')
  return (text) => {
    const spaced = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_.:-]+/g, ' ')
    return word.test(text) || word.test(spaced) || inside.test(text)
  }
}

export const saysAccept = says(ACCEPT, ACCEPT_ANYWHERE)
export const saysDeny = says(DENY, DENY_ANYWHERE)
export const speaksOfConsent = says(CONSENT, CONSENT_ANYWHERE)
export const namesUser = says(USERNAME)
export const namesSearch = says(SEARCH)
export const saysRemember = says(REMEMBER)
export const leadsElsewhere = says(OTHER_WAY)
