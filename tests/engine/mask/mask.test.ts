import { describe, expect, it } from 'vitest';
import { maskAll } from '../../../src/engine/log/mask/kinds';
import { createMasker } from '../../../src/engine/log/mask/masker';

const mask = (line: string): string => createMasker(maskAll(true)).mask(line);

describe('addresses', () => {
  it.each([
    ['Steve[/203.0.113.7:51234] logged in', 'Steve[/<ip 1>] logged in'],
    ['Alex[/[2001:db8:0:0:0:0:0:7]:51234] left', 'Alex[/<ip 1>] left'],
    ['Alex[/2001:db8:0:0:0:0:0:7:51234] left', 'Alex[/<ip 1>] left'],
    ['from fe80::12ab:1%eth0, retrying', 'from <ip 1>, retrying'],
    ['client ip:2001:db8::8a2e: timed out', 'client ip:<ip 1>: timed out'],
    ['IP 203.0.113.7.51234 > 198.51.100.2.53: UDP', 'IP <ip 1> > 198.51.100.2.53: UDP'],
    ['it was 203.0.113.7.', 'it was <ip 1>.'],
    ['{"msg":"a\\n203.0.113.7\\n2001:db8::1"}', '{"msg":"a\\n<ip 1>\\n<ip 2>"}'],
    ['203.0.113.0/24', '<ip 1>/24'],
    ['203.0.113.7.static.example.net', '<ip 1>.static.example.net'],
    ['来自203.0.113.7的连接', '来自<ip 1>的连接'],
  ])('of %j only what is one is hidden', (line, masked) => {
    expect(mask(line)).toBe(masked);
  });

  it.each([
    'Paper 1.20.4, build 435',
    'running version 1.20.4.1',
    '"version": "1.2.3.4"',
    'v1.2.3.4 and 1.2.3.4-beta and lib-1.2.3.4.jar',
    '1.3.6.1.4.1.311',
    '256.1.1.1 and 1.2.3',
    'std::dec, my_dec::abc, 12:30:45, aa:bb:cc:dd:ee:ff',
    'listening on 0.0.0.0:25565, [::]:25565, 127.0.0.1, ::1 and 127.8.8.8',
  ])('%j is left', (line) => {
    expect(mask(line)).toBe(line);
  });
});

describe('tokens', () => {
  it.each([
    ['?token=abc&user=joe', '?token=<token 1>&user=joe'],
    ['rcon.password=p&ss,w;rd)x end', 'rcon.password=<token 1> end'],
    ['{"password":"a b\\"c","n":1}', '{"password":"<token 1>","n":1}'],
    ['{\\"token\\":\\"a1\\",\\"n\\":1}', '{\\"token\\":\\"<token 1>\\",\\"n\\":1}'],
    ['{token=abc}, next', '{token=<token 1>}, next'],
    ['Config(password=abc, key=def)', 'Config(password=<token 1>, key=<token 2>)'],
    ["Server cvar 'sv_password' = 'hunter2'", "Server cvar 'sv_password' = '<token 1>'"],
    ['srcds +rcon_password hunter2 +map de', 'srcds +rcon_password <token 1> +map de'],
    ['java -jar x --password hunter2', 'java -jar x --password <token 1>'],
    ['<password>hunter2</password>', '<password><token 1></password>'],
    ['Authorization: Basic am9lOmpvZQ==', 'Authorization: Basic <token 1>'],
    ['redis://:hunter2@cache:6379', 'redis://:<token 1>@cache:6379'],
    ['redis://joe:hunt@er2@cache:6379', 'redis://joe:<token 1>@cache:6379'],
    [
      'srcds +sv_setsteamaccount 0123456789ABCDEF +map de',
      'srcds +sv_setsteamaccount <token 1> +map de',
    ],
    ['sv_setsteamaccount "0123456789ABCDEF"', 'sv_setsteamaccount "<token 1>"'],
    ['STEAM_ACC=0123456789ABCDEF0123456789ABCDEF', 'STEAM_ACC=<token 1>'],
    ['GSLT: 0123456789ABCDEF0123456789ABCDEF', 'GSLT: <token 1>'],
    [
      'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      'AWS_SECRET_ACCESS_KEY=<token 1>',
    ],
    ['aws_secret_access_key = wJalr/XUtn+FEMI', 'aws_secret_access_key = <token 1>'],
    [
      'POST /api/v10/webhooks/123456789/ab-cd_efgh1 204',
      'POST /api/v10/webhooks/123456789/<token 1> 204',
    ],
    ['session key 0123456789abcdef0123456789abcdef!', 'session key <token 1>!'],
  ])('of %j only the secret is hidden', (line, masked) => {
    expect(mask(line)).toBe(masked);
  });

  it.each([
    'Unexpected token: }',
    'turkey=1 keyboard=2 bypass=3 author=4',
    'password=null token=*** secret=""',
    'Game Server Login Token (GSLT) found',
    'No GSLT: players cannot find the server',
    'Loading the key from /home/container/plugins/Essentials/keys/private',
    'Registered key: minecraft:overworld',
    'the bearer of bad tidings',
  ])('%j is left', (line) => {
    expect(mask(line)).toBe(line);
  });
});

describe('people', () => {
  it.each([
    ['mail Jo.Doe+x@mail.example.co.uk.', 'mail <email 1>.'],
    ['email=joe@example.com', 'email=<email 1>'],
    [
      'UUID of player Steve is 8667ba71-b85a-4004-af54-457a9734eed7',
      'UUID of player Steve is <uuid 1>',
    ],
    ['id 8667ba71b85a4004af54457a9734eed7', 'id <uuid 1>'],
    ['/home/joe/server, /home/container/x', '/home/<name 1>/server, /home/container/x'],
    ['"C:\\\\Users\\\\Jo Smith\\\\x"', '"C:\\\\Users\\\\<name 1>\\\\x"'],
    ['saved in C:\\Users\\joe and left', 'saved in C:\\Users\\<name 1> and left'],
    ['/mnt/c/Users/joe/x', '/mnt/c/Users/<name 1>/x'],
  ])('of %j only what tells who it is is hidden', (line, masked) => {
    expect(mask(line)).toBe(masked);
  });

  it.each([
    'C:\\Users\\Public\\x, /mnt/disk1/home/container, example.com/mnt/a/home/news',
    'example.com/home/news',
    'GET /api/users/42',
    'a@b, @everyone, react@19.2.0',
  ])('%j is left', (line) => {
    expect(mask(line)).toBe(line);
  });
});

describe('a run', () => {
  it('names the same secret with the same word, however it is written', () => {
    const { mask: next, counts } = createMasker(maskAll(true));
    expect(next('203.0.113.7:1000 joined')).toBe('<ip 1> joined');
    expect(next('198.51.100.9:1000 joined')).toBe('<ip 2> joined');
    expect(next('::ffff:203.0.113.7 left')).toBe('<ip 1> left');
    expect(next('2001:DB8::1 and [2001:db8:0::1]:80')).toBe('<ip 3> and <ip 3>');
    expect(next('A@x.de a@x.de')).toBe('<email 1> <email 1>');
    expect(counts()).toEqual({ ip: 5, token: 0, email: 2, uuid: 0, home: 0 });
  });

  it('knows a secret that is cut by what follows it, and has the same word for it', () => {
    const { mask: next, places } = createMasker(maskAll(true));
    expect(next('203.0.113.77 joined')).toBe('<ip 1> joined');
    expect(next('at \u001b[31m203.0.\u001b[0m', '113.77 and 203.0.113.8')).toBe(
      'at \u001b[31m<ip 1>\u001b[0m',
    );
    expect(places('at 203.0.', '113.77')).toEqual([{ from: 3, to: 9, word: '<ip 1>' }]);
    expect(places('at ', '203.0.113.77')).toEqual([]);
  });

  it('hides an address that changes its colour in the middle, and keeps the colours', () => {
    const line = 'a \u001b[31m203.0\u001b[32m.113.7\u001b[0m b';
    expect(mask(line)).toBe('a \u001b[31m<ip 1>\u001b[32m\u001b[0m b');
  });

  it('takes away a link that leads to a secret, and leaves the others', () => {
    const link = (url: string, text: string) => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;
    expect(mask(link('https://a.example/x?token=abc123', 'here'))).not.toContain('abc123');
    expect(mask(link('https://a.example/?m=joe%40example.com', 'here'))).not.toContain('joe');
    const harmless = link('https://a.example/x', 'here');
    expect(mask(harmless)).toBe(harmless);
  });

  it.each([
    ['one word', 'a'],
    ['dots', '1.'],
    ['colons', 'a:'],
    ['hex', 'ab '],
    ['double colons', '1::'],
    ['dashes', 'abcdef12-'],
    ['at signs', 'a@b.'],
    ['keywords', 'token-'],
    ['open quotes', 'token=\\"'],
    ['assignments', 'key=&'],
    ['jwt', 'eyJ'],
    ['jwt with dots', 'eyJ.'],
    ['discord', 'Maaaaaaaaaaaaaaaaaaaaaaaaa.'],
    ['homes', '/home/'],
    ['windows', 'C:\\Users\\a '],
    ['odd names of windows', "C:\\Users\\a, 'B"],
    ['mounted homes', '/mnt/a/home'],
    ['addresses', '://a:b'],
    ['colours', '\u001b[31m1\u001b[32m'],
    ['links', '\u001b]8;;https://a@b.c/\u001b\\1\u001b]8;;\u001b\\'],
    ['bearers', 'bearer '],
    ['odd addresses', '://a:b/'],
    ['addresses as in Go', ':b@tcp('],
    ['beginnings of keys', 'sk-'],
    ['beginnings of keys with dots', 'SG.a'],
    ['sessions', 'session='],
    ['sealed cookies', 'eyJpdiI6'],
    ['Telegram bots', '1234567:AA'],
    ['backslashes', '\\'],
    ['escaped slashes', '\\/'],
    ['escaped quotes', 'token=\\\\\\"'],
    ['lists', 'key:["a"'],
    ['lists of lists', 'token=["b",password:{"c":'],
    ['lists without an end', 'token=[{\\"'],
    ['lists without quotes', 'key=[,'],
    ['quotes in values', 'key=a"b'],
    ['tags in values', 'key=<a'],
    ['numbered names', 'token_1.test-2'],
    ['codes', '\\u003d'],
    ['codes of addresses', '%3A'],
  ])('takes time in proportion to a line of nothing but %s', (_, part) => {
    const line = (length: number) => part.repeat(Math.ceil(length / part.length));
    const time = (text: string): number => {
      const started = performance.now();
      mask(text);
      return performance.now() - started;
    };
    time(line(20_000));
    const short = Math.min(time(line(50_000)), time(line(50_000)), time(line(50_000)));
    // Eight times as long: what grew with the square would take 64 times as long.
    const long = Math.min(time(line(400_000)), time(line(400_000)));
    expect(long).toBeLessThan(Math.max(500, 24 * short));
  });
});
