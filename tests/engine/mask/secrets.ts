import fc from 'fast-check';
import type { MaskKind } from '../../../src/engine/log/mask/kinds';

/** Secrets of each kind as they stand in logs, each with the part that nobody may read. */
export interface Planted {
  readonly kind: MaskKind;
  /** With what makes it known, as `token=`. */
  readonly text: string;
  readonly secret: string;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const alphanumeric = [...`${letters}${letters.toUpperCase()}0123456789`];
const hex = [...'0123456789abcdef'];

function word(characters: readonly string[], minLength: number, maxLength = minLength) {
  return fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
}

/** With a digit and a letter in it, as nearly every real one has. */
function random(minLength: number, maxLength = minLength) {
  return word(alphanumeric, minLength - 2, maxLength - 2).map((body) => `k${body}7`);
}

const port = fc.integer({ min: 1, max: 65_535 });
const isLocal = (ip: string) => ip.startsWith('127.') || ip === '0.0.0.0';
const ipv4 = fc.ipV4().filter((ip) => !isLocal(ip));
/** Those that begin with a unicast prefix: `::1` and its like stay. */
const ipv6 = fc.oneof(
  fc
    .array(fc.integer({ min: 1, max: 0xffff }), { minLength: 7, maxLength: 7 })
    .map((groups) => ['2001', ...groups.map((group) => group.toString(16))].join(':')),
  fc
    .array(fc.integer({ min: 1, max: 0xffff }), { minLength: 1, maxLength: 5 })
    .map((groups) => `2a02::${groups.map((group) => group.toString(16)).join(':')}`),
);

const addresses = fc.oneof(
  ipv4.map((ip) => [ip, ip]),
  fc.tuple(ipv4, port).map(([ip, p]) => [`${ip}:${p}`, ip]),
  ipv6.map((ip) => [ip, ip]),
  fc.tuple(ipv6, port).map(([ip, p]) => [`[${ip}]:${p}`, ip]),
  ipv4.map((ip) => [`::ffff:${ip}`, ip]),
);

const base64url = (minLength: number, maxLength = minLength) =>
  word([...alphanumeric, '-', '_'], minLength, maxLength);

const assigned = fc
  .tuple(
    fc.constantFrom(
      'token=',
      'key=',
      'password=',
      'secret=',
      'rcon.password=',
      'api_key=',
      'DISCORD_TOKEN=',
      'Password: ',
      'Authorization: ',
      'Authorization: Bearer ',
      'Bearer ',
      'The API key is ',
      '--token ',
      'https://example.com/?token=',
      'sv_password ',
      '"token": ',
      'client_secret := ',
    ),
    random(32, 60),
  )
  .map(([before, secret]) => [`${before}${secret}`, secret]);

const keys = fc.oneof(
  fc
    .tuple(fc.constantFrom('ptlc_', 'ptla_', 'papp_', 'pacc_'), word(alphanumeric, 43))
    .map(([start, body]) => [start + body, body]),
  fc
    .tuple(base64url(10, 40), base64url(20, 80), base64url(20, 60))
    .map(([a, b, c]) => [`eyJ${a}.${b}.${c}`, `${b}.${c}`]),
  random(36).map((body) => [`ghp_${body}`, body]),
  word([...letters.toUpperCase(), ...'234567'], 16).map((body) => [`AKIA${body}`, body]),
  fc
    .tuple(base64url(23), base64url(6), base64url(38))
    .map(([a, b, c]) => [`M${a}.${b}.${c}`, `${b}.${c}`]),
  fc
    .tuple(fc.bigInt({ min: 10n ** 17n, max: 10n ** 18n }), base64url(68))
    .map(([id, token]) => [`https://discord.com/api/webhooks/${id}/${token}`, token]),
  random(12).map((secret) => [`mysql://root:${secret}@db:3306/x`, secret]),
);

const emails = fc
  .tuple(word([...letters], 1, 12), word([...letters], 1, 12), fc.constantFrom('com', 'de', 'gg'))
  .map(([name, domain, top]) => `${name}.x@${domain}.${top}`);

const uuids = fc.oneof(
  fc.uuid(),
  fc.uuid().map((uuid) => uuid.toUpperCase()),
  fc.tuple(word(hex, 12), word(hex, 3), word(hex, 15)).map(([a, b, c]) => `${a}4${b}8${c}`),
);

const name = word([...letters], 3, 12).filter(
  (n) => !/^(container|default|public|shared)$/i.test(n),
);
const homes = fc.oneof(
  name.map((n) => [`/home/${n}/server.jar`, `/home/${n}`]),
  name.map((n) => [`/Users/${n}/Library`, `/Users/${n}`]),
  name.map((n) => [`C:\\Users\\${n}\\AppData`, `\\Users\\${n}`]),
  fc.tuple(name, name).map(([a, b]) => [`D:\\Users\\${a} ${b}\\x`, `\\Users\\${a}`]),
);

function planted(kind: MaskKind) {
  return ([text = '', secret = '']: readonly string[]): Planted => ({ kind, text, secret });
}

export const secretOf: Readonly<Record<MaskKind, fc.Arbitrary<Planted>>> = {
  ip: addresses.map(planted('ip')),
  token: fc.oneof(assigned, keys).map(planted('token')),
  email: emails.map((text) => ({ kind: 'email' as const, text, secret: text })),
  uuid: uuids.map((text) => ({ kind: 'uuid' as const, text, secret: text })),
  home: homes.map(planted('home')),
};

export const anySecret = fc.oneof(...Object.values(secretOf));

/** Nothing in these is a secret, whatever stands beside them. */
export const harmless = fc.constantFrom(
  '',
  'joined the game',
  '[12:34:56] [Server thread/INFO]:',
  'version 1.20.4 (MC: 1.21)',
  'paper-1.20.4.jar',
  'v1.2.3.4',
  'Time: 12:30:45, 3.5 ms',
  'at net.minecraft.Server.run(Server.java:412)',
  'std::vector<int>',
  '127.0.0.1:25565 and [::1]:80 on 0.0.0.0',
  '/home/container/plugins',
  'the key to success, a monkey, a password',
  'Überraschung 漢字 🎮',
  'https://example.com/wiki/Home?page=3',
  '00:1b:44:11:3a:b7',
  'x@y and <b@c>',
  'minecraft:overworld/-12/64',
);

const lefts = ['', ' ', '(', '[', '{', '"', "'", '<', ', ', ': ', '[/', '| ', '> ', '— ', '漢'];
const rights = ['', ' ', ')', ']', '}', '"', "'", '>', ', ', ': ', '. ', '; ', ' | ', '!', '?'];

/** A secret between harmless words, with what may stand next to it. */
export const surrounded = fc
  .tuple(harmless, fc.constantFrom(...lefts), anySecret, fc.constantFrom(...rights), harmless)
  .map(([before, left, secret, right, after]) => ({
    ...secret,
    line: `${before}${before === '' ? '' : ' '}${left}${secret.text}${right}${after === '' ? '' : ' '}${after}`,
  }));
