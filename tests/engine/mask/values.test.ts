import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAll } from '../../../src/engine/log/mask/kinds';
import { createMasker } from '../../../src/engine/log/mask/masker';

const raw = String.raw;
const mask = (line: string): string => createMasker(maskAll(true)).mask(line);

describe('the values of settings', () => {
  it.each([
    ['DB_PW=hunter2 x', 'DB_PW=<token 1> x'],
    ['?adminpw=hunter2', '?adminpw=<token 1>'],
    ['spw=hunter2, pwm=12', 'spw=hunter2, pwm=12'],
    // Lists
    [
      '"passwords": ["hunter2","swordfish"], "n": 1',
      '"passwords": ["<token 1>","<token 2>"], "n": 1',
    ],
    ['"tokens":["abcdef0123456"]', '"tokens":["<token 1>"]'],
    ["password: ['hunter2'] x", "password: ['<token 1>'] x"],
    ['passwords=("a b" "c")', 'passwords=("<token 1>" "<token 2>")'],
    [
      'secret: {"name": null, "value": "a]b"} "c"',
      'secret: {"name": null, "value": "<token 1>"} "c"',
    ],
    [raw`{\"tokens\":[\"a\\\"1\"]}, \"b\"`, raw`{\"tokens\":[\"<token 1>\"]}, \"b\"`],
    [
      '"passwords": ["a", {"password": 123, "b": ["c"]}], "d"',
      '"passwords": ["<token 1>", {"password": <token 2>, "b": ["<token 3>"]}], "d"',
    ],
    [
      'tokens: {"x": "y", "password": ["hunter2"]}',
      'tokens: {"x": "y", "password": ["<token 1>"]}',
    ],
    ['"keys": ["abcdef0123456"]', '"keys": ["<token 1>"]'],
    ['password=[hunter2', 'password=<token 1>'],
    ['tokens=[abc, def ] x', 'tokens=[<token 1>, <token 2> ] x'],
    [
      'secrets: [a, [b,c],null, d], e',
      'secrets: [<token 1>, [<token 2>,<token 3>],null, <token 4>], e',
    ],
    ['password=[hun], ter2]', 'password=<token 1>], ter2]'],
    ['passwords=[a, b', 'passwords=<token 1>, b'],
    // JSON in JSON
    [
      raw`{\\\"token\\\":\\\"abc0123\\\",\\\"n\\\":1}`,
      raw`{\\\"token\\\":\\\"<token 1>\\\",\\\"n\\\":1}`,
    ],
    [
      raw`{\\\"password\\\": \\\"a\\\\\\\"b c\\\", 1}`,
      raw`{\\\"password\\\": \\\"<token 1>\\\", 1}`,
    ],
    [raw`\"url\":\"?token=abc\",\"n\":1`, raw`\"url\":\"?token=<token 1>\",\"n\":1`],
    // Names that go on
    ['DISCORD_TOKEN_2=abc token1=abd', 'DISCORD_TOKEN_2=<token 1> token1=<token 2>'],
    ['DB_PASSWORD_TEST=hunter2', 'DB_PASSWORD_TEST=<token 1>'],
    ['password.admin=hunter2', 'password.admin=<token 1>'],
    ['API_KEY_2: abcdef0123456', 'API_KEY_2: <token 1>'],
    // Signs in it that end other values
    ['rcon.password=hun"ter2 x', 'rcon.password=<token 1> x'],
    ['rcon.password=a<bsecret x', 'rcon.password=<token 1> x'],
    ["rcon.password=it's-secret, x", 'rcon.password=<token 1>, x'],
    ['password=<hunter2', 'password=<token 1>'],
    ['\'password=hunter2\' and "token=abc"; b', '\'password=<token 1>\' and "token=<token 2>"; b'],
    ['token=abc<br>text<red>', 'token=<token 1><br>text<red>'],
  ])('of %j only the secret is hidden', (line, masked) => {
    expect(mask(line)).toBe(masked);
  });

  it.each([
    'Usage: /login password=<password>, token=<your-token|none>',
    'password=<token 1> key=<key>',
    '"keys": ["forward", "Back And More To Come 2", "de.example.LongName"]',
    'Unexpected token: { "type": "minecraft:diamond_sword" }',
    'Unexpected token: ["a", "b"]',
    'token_type=Bearer, token_count=5, password_hint=none',
    'token.testing2=5 tokens.json=1',
    '"tokens": [], "passwords": ["", null], "secret": {}',
  ])('%j is left', (line) => {
    expect(mask(line)).toBe(line);
  });

  it('lists that do not end are not read over and over', () => {
    const cost = (part: string): number => {
      const line = part.repeat(65_536 / part.length);
      const times = Array.from({ length: 3 }, () => {
        const begun = performance.now();
        mask(line);
        return performance.now() - begun;
      });
      return Math.min(...times);
    };
    // To the bound of a list each, they would be a hundred times as dear.
    expect(cost('key=[, ,')).toBeLessThan(Math.max(100, 20 * cost('key=<, ,')));
  });

  it('are hidden however deep they stand in JSON in JSON', () => {
    const password = fc.string({ unit: fc.constantFrom('a', '7', ' ', '"', '\\', ',', "'") });
    fc.assert(
      fc.property(password, fc.nat(4), fc.boolean(), (body, depth, listed) => {
        const secret = `k${body}z`;
        let line = JSON.stringify({ password: listed ? [secret] : secret, next: 'kept' });
        for (let n = 0; n < depth; n++) line = JSON.stringify({ inner: line });
        let masked = mask(line);
        for (let n = 0; n < depth; n++) masked = JSON.parse(masked).inner;
        const hidden = listed ? ['<token 1>'] : '<token 1>';
        expect(JSON.parse(masked)).toEqual({ password: hidden, next: 'kept' });
      }),
      { numRuns: 1_000 },
    );
  });
});
