import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeToken } from '../../../src/engine/token';
import { encode, fakeToken } from '../fakes/fakeToken';

const withClaims = (claims: unknown) => `e30.${encode(claims)}.c2ln`;
const malformed = { ok: false, failure: { kind: 'malformed token' } };

test('the life of a token is exp less iat, whatever the clock says', () => {
  expect(decodeToken(fakeToken({ life: 600, permissions: ['control.console', '*'] }))).toEqual({
    ok: true,
    value: { life: 600_000, permissions: ['control.console', '*'] },
  });
});

test.each([
  ['nothing', ''],
  ['words', 'not a token'],
  ['two parts', 'e30.e30'],
  ['four parts', 'e30.e30.e30.e30'],
  ['other characters', 'e30.e3!0.c2ln'],
  ['a length that no base64 has', 'e30.e30AA.c2ln'],
  ['claims that are no JSON', `e30.${Buffer.from('{"exp":').toString('base64url')}.c2ln`],
  ['claims that are a list', withClaims([1, 2])],
  ['no end', withClaims({ iat: 1 })],
  ['no beginning', withClaims({ exp: 1 })],
  ['an end before the beginning', withClaims({ iat: 2, exp: 1 })],
  ['an end that is a word', withClaims({ iat: 1, exp: 'soon' })],
])('%s is no token', (_name, token) => {
  expect(decodeToken(token)).toEqual(malformed);
});

test('permissions that are none are left out', () => {
  const decoded = decodeToken(withClaims({ iat: 1, exp: 2, permissions: ['a', 1, null, 'b'] }));
  expect(decoded).toMatchObject({ value: { permissions: ['a', 'b'] } });
  expect(decodeToken(withClaims({ iat: 1, exp: 2 }))).toMatchObject({ value: { permissions: [] } });
});

test('text in claims comes out as it went in, in any script', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (permissions) => {
      const decoded = decodeToken(withClaims({ iat: 1, exp: 2, permissions }));
      expect(decoded).toMatchObject({ ok: true, value: { permissions } });
    }),
  );
});

test('no text at all makes it throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc
          .uint8Array({ maxLength: 40 })
          .map((bytes) => `e30.${Buffer.from(bytes).toString('base64url')}.a`),
      ),
      (text) => {
        decodeToken(text);
      },
    ),
  );
});
