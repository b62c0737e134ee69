/** Commands that may hold a password or a key. */

const secretWords =
  /pass(word|wd|phrase|code)|\bpass\s*[=:]|\b(pw|pwd)\b|secret|token|api[-_ ]?key|credential|\bauth\b|\brcon/i;
const signInCommands = /^\/?(\w+:)?(login|log|l|register|reg|changepass\w*|cp|2fa|unregister)\s/i;
/** As an administrator gives them, with a player's name: `authme register NAME PASSWORD`. */
const signInOfOthers = /^\S+(\s+\S+)?\s+(register|reg|changepass\w*|cp)\s+\S+\s+\S/i;

/** Better to forget a harmless command than to keep a password. */
export function looksSecret(line: string): boolean {
  if ([secretWords, signInCommands, signInOfOthers].some((one) => one.test(line))) return true;
  return line.split(/[\s=:,"']+/).some(looksRandom);
}

/** Long and mixed as keys are: no word, number, coordinate, path or UUID looks so. */
function looksRandom(word: string): boolean {
  if (/^eyJ[\w-]+\.[\w-]+/.test(word) || /^(ptl[ac]|pacc|papp|ghp|sk|xox\w)_?[\w-]{12,}/.test(word))
    return true;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word)) return false;
  if (/^[0-9a-f]{32,}$/i.test(word)) return true;
  if (word.length < 20 || /[/\\.]/.test(word)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/].filter((kind) => kind.test(word)).length;
  return kinds === 3;
}
