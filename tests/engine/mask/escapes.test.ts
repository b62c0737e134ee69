import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unescaped } from '../../../src/engine/log/mask/escapes';
import { maskAll } from '../../../src/engine/log/mask/kinds';
import { createMasker } from '../../../src/engine/log/mask/masker';
import { sanitise } from '../../../src/engine/log/sanitise';
import { harmless, surrounded } from './secrets';

const raw = String.raw;
const mask = (line: string): string => createMasker(maskAll(true)).mask(line);

describe('what is written with escapes', () => {
  it.each([
    [
      raw`{"hook":"https:\/\/discord.com\/api\/webhooks\/1234567890\/abcDEFghijkl0123"}`,
      raw`{"hook":"https:\/\/discord.com\/api\/webhooks\/1234567890\/<token 1>"}`,
    ],
    [raw`{"db":"mysql:\/\/root:hunter2@db"}`, raw`{"db":"mysql:\/\/root:<token 1>@db"}`],
    [raw`{"dir":"\/home\/alice\/srv"}`, raw`{"dir":"\/home\/<name 1>\/srv"}`],
    [raw`{\"dir\":\"\\\/home\\\/alice\"}`, raw`{\"dir\":\"\\\/home\\\/<name 1>\"}`],
    [
      raw`"https://x/?access_token\u003dabcdef0123456\u0026u\u003d1"`,
      raw`"https://x/?access_token\u003d<token 1>\u0026u\u003d1"`,
    ],
    [raw`{\u0022token\u0022:\u0022abc1\u0022}`, raw`{\u0022token\u0022:\u0022<token 1>\u0022}`],
    [raw`{"mail":"alice\u0040example.com"}`, raw`{"mail":"<email 1>"}`],
    [raw`/%5B2001%3Adb8%3A%3A1%5D left`, raw`/%5B<ip 1>%5D left`],
    ['?mail=alice%40example.com&n=1', '?mail=<email 1>&n=1'],
    [raw`password="a\u0022b c", n`, 'password="<token 1>", n'],
  ])('of %j only the secret is hidden', (line, masked) => {
    expect(mask(line)).toBe(masked);
  });

  it.each([
    raw`GET \/api\/users\/42, 100% of 50%2`,
    raw`"https:\/\/example.com\/home\/news?a=1\u00262"`,
    raw`^\/home\/(\w+)\\/ %5B%3A%3A1%5D`,
    'at 12%3A30%3A45, %20s %7d',
  ])('%j is left', (line) => {
    expect(mask(line)).toBe(line);
  });

  it('has the same word as without them', () => {
    const { mask: next } = createMasker(maskAll(true));
    expect(next('alice@example.com')).toBe('<email 1>');
    expect(next(raw`alice\u0040example.com and alice%40example.com`)).toBe(
      '<email 1> and <email 1>',
    );
  });

  const ways: readonly ((line: string) => string)[] = [
    (line) => line.replaceAll('/', raw`\/`),
    (line) => line.replace(/[=&<>'@/"]/g, unicode),
    (line) => line.replace(/[=&<>'@/"]/g, (sign) => `\\${unicode(sign)}`),
    (line) => line.replace(/[:=&<>'@/"[\]]/g, (sign) => `%${hex(sign)}`),
  ];

  it('leaves of no secret more than without them', () => {
    fc.assert(
      fc.property(surrounded, fc.constantFrom(...ways), ({ line, secret }, write) => {
        expect(mask(write(sanitise(line).text))).not.toContain(write(secret));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves what is no secret as it is', () => {
    fc.assert(
      fc.property(fc.array(harmless), fc.constantFrom(...ways), (parts, write) => {
        const line = write(sanitise(parts.join(' ')).text);
        expect(mask(line)).toBe(line);
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows where each character stands', () => {
    const part = fc.constantFrom(
      'a',
      '\\',
      '/',
      '%',
      '3d',
      raw`\u003d`,
      '%3A',
      raw`\/`,
      'u00',
      '日',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const read = unescaped(text);
        if (read === null) return;
        expect(read.text.length).toBeLessThan(text.length);
        expect(read.places[read.text.length]).toBe(text.length);
        for (const [index, character] of [...read.text].entries()) {
          const written = text.slice(read.places[index], read.places[index + 1]);
          if (written.length === 1) expect(written).toBe(character);
          else expect(written).toMatch(/^\\+(?:\/|u00..)$|^%..$/);
        }
      }),
    );
  });
});

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16).padStart(2, '0');
}

function unicode(sign: string): string {
  return raw`\u00${hex(sign)}`;
}
