/** How grave a line is, from the least to the most. */
export const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type Level = (typeof LEVELS)[number];

/** Spellings that mean a level wherever a level can stand; Java has its own in the language of the machine. */
const spellings: Readonly<Record<Level, string>> = {
  trace: 'TRACE TRAC TRC TRCE FINEST FINER VERBOSE VRB VERB VERYVERBOSE SILLY',
  debug: 'DEBUG DBG DEBU DEBG DBUG VERBOSEDEBUG DEBUG1 DEBUG2 DEBUG3 DEBUG4 DEBUG5',
  info: 'INFO INF INFORMATION INFOS NOTICE INFORMACIÓN INFORMAZIONI INFORMAÇÕES ИНФОРМАЦИЯ ИНФО 信息 資訊 情報 정보',
  warn: 'WARN WARNING WRN WARNINGS AVERTISSEMENT WARNUNG ADVERTENCIA AVVERTENZA ADVERTÊNCIA ПРЕДУПРЕЖДЕНИЕ ВНИМАНИЕ 警告 경고',
  error:
    'ERROR ERR EROR ERRO SEVERE GRAVE SCHWERWIEGEND СЕРЬЕЗНО ОШИБКА 严重 嚴重 错误 錯誤 致命的 심각',
  fatal: 'FATAL FATA FATL FTL CRITICAL CRIT CRT EMERG EMERGENCY PANIC PANI PNC DPANIC',
};

/** Ordinary words too: a level only in a bracket, in a column, or in capitals behind a time. */
const ambiguous: Readonly<Partial<Record<Level, string>>> = {
  debug: 'FINE CONFIG DEVELOP',
  info: 'LOG NOTE MESSAGE MSG SUCCESS NOTIFICATION DISPLAY HTTP',
  warn: 'DEPRECATED FIXME',
  error: 'FAIL EXCEPTION EXC',
  fatal: 'ALERT',
};

const letters: Readonly<Record<string, Level>> = {
  T: 'trace',
  V: 'trace',
  D: 'debug',
  I: 'info',
  N: 'info',
  W: 'warn',
  E: 'error',
  S: 'error',
  F: 'fatal',
  C: 'fatal',
};

function table(words: Readonly<Partial<Record<Level, string>>>): Map<string, Level> {
  const byWord = new Map<string, Level>();
  for (const level of LEVELS) {
    for (const word of words[level]?.split(' ') ?? []) byWord.set(word, level);
  }
  return byWord;
}

const sure = table(spellings);
const anywhere = new Map([...table(ambiguous), ...sure]);
const LONGEST = Math.max(...[...anywhere.keys()].map((word) => word.length));

/** winston and npm, who write it so, have debug below it; for others it is the least. */
const small: ReadonlyMap<string, Level> = new Map([['verbose', 'debug']]);

/** By the first two letters, how long such words are, a bit for each length. */
const lengths = new Uint32Array(1024);
for (const word of anywhere.keys()) {
  const place = placeOf(word, 0);
  lengths[place] = (lengths[place] ?? 0) | (1 << word.length);
}

/** The same for capitals and small letters. */
function placeOf(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + 1) & 31);
}

/**
 * Cheap: whether what stands at `from <= index < end` may be a word for a level. Nearly all words
 * that are printed are none, and need not be cut out of their line.
 */
export function mayBeLevel(text: string, from: number, end: number): boolean {
  const length = end - from;
  if (length > LONGEST) return false;
  // In other alphabets a letter may be another one in capitals.
  if ((text.charCodeAt(from) | text.charCodeAt(from + 1)) > 0x7f) return true;
  return ((lengths[placeOf(text, from)] ?? 0) & (1 << length)) !== 0;
}

/** The level that a word means in a place where any word would be a level; in any case. */
export function levelOf(word: string): Level | null {
  if (!mayBeLevel(word, 0, word.length)) return null;
  return small.get(word) ?? anywhere.get(word.toUpperCase()) ?? null;
}

/** The level that a word means in a sentence: words of the language are none. In any case. */
export function sureLevelOf(word: string): Level | null {
  if (!mayBeLevel(word, 0, word.length)) return null;
  return small.get(word) ?? sure.get(word.toUpperCase()) ?? null;
}

const slog: Readonly<Record<string, number>> = { DEBUG: -4, INFO: 0, WARN: 4, ERROR: 8 };

/** slog counts on from its four words: `DEBUG-4` is what others call trace, `ERROR+4` fatal. */
export function levelOfSlog(word: string): Level | null {
  const [, name = '', offset] = /^([A-Z]{4,5})([+-]\d{1,2})$/.exec(word) ?? [];
  const base = slog[name];
  if (base === undefined) return null;
  const step = Math.trunc((base + Number(offset)) / 4) + 2;
  return LEVELS[Math.max(0, Math.min(LEVELS.length - 1, step))] ?? null;
}

/** `I`, `W`, `E` and their like, where one letter stands for the level. */
export function levelOfLetter(letter: string): Level | null {
  return letters[letter] ?? null;
}
