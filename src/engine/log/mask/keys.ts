import { beginsWord, endOfRun, isKeyCharacter } from './characters';
import type { Report } from './kinds';

/** Secrets that are known by their form, wherever they stand. */

/** How they begin. `\w` forms that are also parts of words must begin one. */
const beginnings =
  /eyJ|pt(?:lc|la)_|p(?:app|acc)_|gh[pousr]_|github_pat_|glpat-|cfxk_|npm_|hf_|pypi-|dop_v1_|xox[abeoprs]-|[rs]k[-_]|AKIA|ASIA|AIza|SG\./g;

/** Characters after the beginning, the least of a real one. Panels' keys: so few that none is missed. */
const least = { panel: 8, other: 16 } as const;

export function findKeys(text: string, report: Report): void {
  beginnings.lastIndex = 0;
  /** Where the last run ended: none is measured twice, however many beginnings are in it. */
  let run = 0;
  for (let match = beginnings.exec(text); match !== null; match = beginnings.exec(text)) {
    const { index } = match;
    const body = index + match[0].length;
    if (body > run) run = endOfRun(text, body, isKeyCharacter);
    const end = endOfKey(text, match[0], index, run);
    // A key may stand behind what only looks like the beginning of one: `disk-ptlc_…`.
    beginnings.lastIndex = body;
    if (end === 0 || !isKey(text, match[0], index, body, end)) continue;
    report('token', index, end, text.slice(index, end));
    beginnings.lastIndex = end;
  }
}

/** `end`: where the run of characters of a key ends. 0: it is none. */
function endOfKey(text: string, beginning: string, from: number, end: number): number {
  if (beginning === 'eyJ') return endOfSealed(text, from) || endOfJwt(text, from, end);
  if (beginning !== 'SG.' || text.charCodeAt(end) !== 0x2e) return end;
  return endOfRun(text, end + 1, isKeyCharacter);
}

function isKey(text: string, beginning: string, from: number, body: number, end: number): boolean {
  const length = end - body;
  if (beginning === 'eyJ') return true;
  if (/^p(?:tl|app|acc)/.test(beginning)) return length >= least.panel;
  if (beginning === 'AKIA' || beginning === 'ASIA') {
    return beginsWord(text, from) && /^[A-Z0-9]{16}$/.test(text.slice(body, end));
  }
  if (length < least.other) return false;
  return beginsWord(text, from) && /\d/.test(text.slice(body, body + 64));
}

const sealed = /eyJpdiI6[\w+/=%-]{24,}/y;

/** What Laravel, and so the panel, puts into cookies: `{"iv":` in base64. */
function endOfSealed(text: string, from: number): number {
  sealed.lastIndex = from;
  return sealed.test(text) ? sealed.lastIndex : 0;
}

/** Two to five parts of base64url with dots between, the first up to `first`; 0 if there is but one. */
function endOfJwt(text: string, from: number, first: number): number {
  let end = first;
  let parts = 1;
  while (parts < 5 && text.charCodeAt(end) === 0x2e) {
    const next = endOfRun(text, end + 1, isKeyCharacter);
    if (next === end + 1 && parts < 2) break;
    if (next === end + 1 && !isKeyCharacter(text.charCodeAt(next)) && parts !== 2) break;
    end = next;
    parts += 1;
  }
  // Its signature may be empty; a full stop after two parts is one of the text.
  if (text.charCodeAt(end - 1) === 0x2e) end -= 1;
  return parts > 1 && end - from >= 16 ? end : 0;
}

const discordBot = /(?<![\w-])[MNO][\w-]{22,27}\.[\w-]{6,7}\.[\w-]{27,}/g;
const webhook = /\/webhooks\/\d{5,25}\/([\w-]{8,})/g;
const slackHook = /hooks\.slack\.com\/(?:services|workflows)\/([\w/-]{8,})/g;
/** `scheme://name:password@host`; what is not escaped in a password may be an `@`. */
const inAddress = /:\/\/[^\s/?#@:]*:([^\s/?#]+)@/g;
/** The same with what an address parts at in the password; not `scheme://host:port/@name`. */
const inOddAddress = /:\/\/[^\s/?#@:[]*:(?!\d{0,5}[/?#])((?:[^\s"'`<>/]|\/(?!\/)){1,256})(?=@)/g;
/** `name:password@tcp(host)`, as programs in Go have it. */
const goAddress = /@(?:tcp6?|unix)\(/g;
const beforeGoAddress = /:([^\s"'`]+)$/;
const telegramBot = /(?<!\d)\d{6,12}:AA[\w-]{30,}/g;
/** `PHPSESSID=…`, `pterodactyl_session=…`. */
const session = /sess(?:ion)?(?:[_-]?id)?=([\w%.+/~-]{16,})/gi;
/** A line of a private key or a certificate, which is nothing but that; the last one is shorter. */
const keyLine = /^\s*([A-Za-z\d+/]{60,76}|[A-Za-z\d+/]{16,75}={1,2})\s*$/;
/** What players type to sign in, where the server prints each command: AuthMe's, and those like it. */
const playerSignIn =
  /(?:issued server|executed) command:? \/(?:\w{1,32}:)?(?:l|login|log|reg|register|changepass(?:word)?|changepw|cp)[ \t]+(\S.*)/gi;
const bearer = /\b(?:bearer|basic|bot)[ \t]+([\w.~+/=-]{8,})/gi;

export function findSecretsInPlaces(text: string, report: Report): void {
  const line = keyLine.exec(text);
  // Digests and rulers have not all of these.
  if (line !== null && /[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text)) {
    addGroup(line, 1, report);
  }
  for (const pattern of [discordBot, telegramBot]) {
    for (const match of text.matchAll(pattern)) addGroup(match, 0, report);
  }
  for (const pattern of [webhook, slackHook, inAddress, inOddAddress, playerSignIn]) {
    for (const match of text.matchAll(pattern)) addGroup(match, 1, report);
  }
  for (const { index } of text.matchAll(goAddress)) {
    // From the `@` back: a look forward from each colon costs too much in a line of colons.
    const value = beforeGoAddress.exec(text.slice(Math.max(0, index - 65), index))?.[1] ?? '';
    if (value !== '') report('token', index - value.length, index, value);
  }
  for (const match of text.matchAll(session)) {
    // `session=GameSession@7a9b2c1` is a part of a program.
    const next = text.charAt(match.index + match[0].length) || ' ';
    if (/\d/.test(match[1] ?? '') && !'@({['.includes(next)) addGroup(match, 1, report);
  }
  for (const match of text.matchAll(bearer)) {
    // "bearer of tidings" is one, too.
    const value = match[1] ?? '';
    if (value.length >= 20 || /\d/.test(value)) addGroup(match, 1, report);
  }
}

function addGroup(match: RegExpExecArray, group: 0 | 1, report: Report): void {
  const value = match[group] ?? '';
  const from = match.index + match[0].lastIndexOf(value);
  report('token', from, from + value.length, value);
}
