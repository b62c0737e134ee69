import { type Level, levelOf, levelOfLetter, levelOfSlog } from './level';

/**
 * A line of JSON as loggers write them (pino, zap, slog, Serilog, MongoDB, .NET and others). It is
 * read by hand, at the outermost depth only: a long line is cut off in the log and no JSON any
 * more, and the whole of it is not needed.
 */

/** Keys that hold a word or a number for the level. Lower case. */
const levelKeys = new Set([
  ...['level', 'severity', 'lvl', 'levelname', 'loglevel', 'log_level', 'log.level', '@l'],
  ...['severitytext', 'severity_text', 'level_name', 'levelno', 'level_value', 'severitynumber'],
  ...['priority', 's'],
]);
/** Keys that a line of a logger has, and hardly any other object. Lower case. */
const logKeys = new Set([
  ...['time', 'ts', 'timestamp', '@timestamp', '@t', 't', 'msg', 'message', '@mt', 'logger'],
]);
/** What stands one deeper: Elastic's, winston's with a custom level. */
const inner = new Set(['log.level', 'level.name']);

export type JsonLine = { readonly level: Level | null };

/** The level that a line of JSON tells; `null` for a line that no logger has written. */
export function readJson(text: string): JsonLine | null {
  if (!/^\{\s*"/.test(text)) return null;
  let depth = 0;
  let isLog = false;
  let isCompact = false;
  let key = '';
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(text, at);
      const next = skipSpaces(text, end);
      const isKey = text.charCodeAt(next) === 0x3a;
      if (isKey && depth === 2 && inner.has(`${key}.${text.slice(at + 1, end - 1)}`)) {
        const level = levelOfValue('level', text, skipSpaces(text, next + 1));
        if (level !== null) return { level };
      }
      if (isKey && depth === 1) {
        key = text.slice(at + 1, end - 1).toLowerCase();
        at = skipSpaces(text, next + 1);
        if (logKeys.has(key)) isLog = true;
        if (key === '@t') isCompact = true;
        if (levelKeys.has(key)) {
          const level = levelOfValue(key, text, at);
          if (level !== null) return { level };
        }
        continue;
      }
      at = end;
      continue;
    }
    if (code === 0x7b || code === 0x5b) depth += 1;
    if (code === 0x7d || code === 0x5d) depth -= 1;
    at += 1;
  }
  // Serilog leaves the level of information out.
  return isLog ? { level: isCompact ? 'info' : null } : null;
}

function levelOfValue(key: string, text: string, at: number): Level | null {
  if (text.charCodeAt(at) === 0x22) {
    const word = text.slice(at + 1, Math.min(endOfString(text, at) - 1, at + 24));
    // MongoDB's, which counts its depths of debugging: D1 to D5.
    if (key === 's') return /^[A-Z]\d?$/.test(word) ? levelOfLetter(word.charAt(0)) : null;
    const level = levelOf(word) ?? levelOfSlog(word);
    if (level !== null) return level;
    return /^\d+$/.test(word) ? levelOfNumber(key, Number(word)) : null;
  }
  const digits = /^\d{1,5}(?![\d.])/.exec(text.slice(at, at + 8));
  return digits === null ? null : levelOfNumber(key, Number(digits[0]));
}

/** pino and bunyan count 10 to 60, Python 10 to 50, OpenTelemetry 1 to 24, syslog 7 to 0. */
function levelOfNumber(key: string, value: number): Level | null {
  const steps: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
  if (key === 's' || key === 'level_value') return null;
  if (key === 'severitynumber') return steps[Math.min(5, Math.floor((value - 1) / 4))] ?? null;
  if (key === 'levelno') return steps[Math.min(5, Math.floor(value / 10))] ?? null;
  if (value < 8) return levelOfSyslog(value);
  if (key === 'priority' || value > 100) return null;
  return steps[Math.max(0, Math.min(5, Math.floor(value / 10) - 1))] ?? null;
}

/** The severities of syslog, 0 (emergency) to 7 (debug). */
export function levelOfSyslog(severity: number): Level {
  if (severity <= 2) return 'fatal';
  if (severity === 3) return 'error';
  if (severity === 4) return 'warn';
  return severity === 7 ? 'debug' : 'info';
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    at += code === 0x5c ? 2 : 1;
  }
  return text.length + 1;
}

function skipSpaces(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 0x20) at += 1;
  return at;
}
