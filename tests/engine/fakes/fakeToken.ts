/** A token as the panel mints it, with a signature that no node would take. `life` in s. */
export function fakeToken(claims: {
  readonly life: number;
  readonly permissions?: readonly string[];
  readonly id?: string;
}): string {
  const iat = 1_750_000_000;
  return [
    encode({ alg: 'HS256', typ: 'JWT' }),
    encode({
      iat,
      nbf: iat,
      exp: iat + claims.life,
      jti: claims.id ?? 'one',
      permissions: claims.permissions ?? ['*'],
    }),
    'c2lnbmF0dXJl',
  ].join('.');
}

/** JSON, then base64url without padding. */
export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
