import { type Json, parseObject } from './panel/json';
import { fail, type Result, succeed } from './result';

/** What the page may read of a token (protocol.md, section 2). Only the node can verify it. */
export interface TokenClaims {
  /** `exp` − `iat`, ms. Clocks differ, so only the difference is of use to us. */
  readonly life: number;
  /** `*` stands for all but `admin.*`. */
  readonly permissions: readonly string[];
}

export type TokenFailure = { readonly kind: 'malformed token' };

const malformed = fail<TokenFailure>({ kind: 'malformed token' });

/**
 * Reads the claims of a JWT without verifying it.
 *
 * Fails with `malformed token` for what is no JWT, has no JSON claims, or does not say how long it
 * lives.
 */
export function decodeToken(token: string): Result<TokenClaims, TokenFailure> {
  const claims = readClaims(token);
  if (claims === null) return malformed;
  const { exp, iat, permissions } = claims;
  if (typeof exp !== 'number' || typeof iat !== 'number' || !(exp > iat)) return malformed;
  return succeed({
    life: (exp - iat) * 1000,
    permissions: Array.isArray(permissions)
      ? permissions.filter((one): one is string => typeof one === 'string')
      : [],
  });
}

/** The claims as they stand there; `null` for what is no JWT with claims in JSON. */
export function readClaims(token: string): Json | null {
  const parts = token.split('.');
  const payload = parts[1];
  if (parts.length !== 3 || payload === undefined) return null;
  const bytes = decodeBase64Url(payload);
  return bytes === null ? null : parseObject(decodeUtf8(bytes));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** `atob` belongs to the DOM, which the engine does not have. */
function decodeBase64Url(text: string): number[] | null {
  const digits = text.replace(/=+$/, '');
  if (digits.length % 4 === 1) return null;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    const value = alphabet.indexOf(digit);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return bytes;
}

/** Bytes that are no UTF-8 become U+FFFD, one each: names may be damaged, structure is ASCII. */
function decodeUtf8(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0;
    const point = length === 1 ? lead : readPoint(bytes, at, length);
    text += String.fromCodePoint(point ?? 0xfffd);
    at += point === null ? 1 : length;
  }
  return text;
}

/** The code point that begins at `at`; `null` where continuation bytes are missing or out of range. */
function readPoint(bytes: readonly number[], at: number, length: number): number | null {
  if (length === 0) return null;
  let point = (bytes[at] ?? 0) & (0x7f >> length);
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = bytes[next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return null;
    point = (point << 6) | (byte & 0x3f);
  }
  return point <= 0x10ffff ? point : null;
}
