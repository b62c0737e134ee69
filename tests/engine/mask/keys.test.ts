import { describe, expect, it } from 'vitest';
import { maskAll } from '../../../src/engine/log/mask/kinds';
import { createMasker } from '../../../src/engine/log/mask/masker';

const mask = (line: string): string => createMasker(maskAll(true)).mask(line);
const telegram = '123456789:AAEabcdefghijklmnopqrstuvwxyz0123456';

describe('keys and passwords that are known by their form', () => {
  it.each([
    // Behind what looks like the beginning of another
    ['risk_ghp_ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 'risk_<token 1>'],
    ['disk-ptlc_abcdefghijklmnop0123456789', 'disk-<token 1>'],
    ['backup-task_sk_live_abcdefghijklmnop0123', 'backup-task_<token 1>'],
    ['disk-AKIAIOSFODNN7EXAMPLE', 'disk-<token 1>'],
    ['eyJ-eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.sig123', '<token 1>'],
    // Of FiveM
    ['set sv_licenseKey "cfxk_1a2b3c4d5e6f7g8h9i0j1_2k3l4m"', 'set sv_licenseKey "<token 1>"'],
    ['sv_licenseKey cfxk_1a2b3c4d5e6f7g8h9i0j1_2k3l4m', 'sv_licenseKey <token 1>'],
    // Of players, as servers and proxies print what they type
    [
      'Steve issued server command: /login hunter2',
      'Steve issued server command: /login <token 1>',
    ],
    [
      'Steve issued server command: /authme:register hunter2 hunter2',
      'Steve issued server command: /authme:register <token 1>',
    ],
    [
      '[connected player] Steve -> executed command /changepassword old new',
      '[connected player] Steve -> executed command /changepassword <token 1>',
    ],
    // Of bots
    [
      `GET https://api.telegram.org/bot${telegram}/getMe`,
      'GET https://api.telegram.org/bot<token 1>/getMe',
    ],
    [`bot ${telegram}, 2`, 'bot <token 1>, 2'],
    // Of a key that is printed line by line
    ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKB', '<token 1>'],
    ['  b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2g0  ', '  <token 1>  '],
    ['wMzIgRu9Nd8pTz0Lx4Q9vA==', '<token 1>'],
    // Of sessions
    [
      'Set-Cookie: PHPSESSID=abcdef0123456789abcdef01234567; path=/',
      'Set-Cookie: PHPSESSID=<token 1>; path=/',
    ],
    [
      'Cookie: pterodactyl_session=eyJpdiI6IkFCQ0RFRiIsInZhbHVlIjoi%3D; x=1',
      'Cookie: pterodactyl_session=<token 1>; x=1',
    ],
    [
      'remember_web_59ba36=eyJpdiI6IkFCQ0RFRiIsInZhbHVlIjoiR0h%3D; x',
      'remember_web_59ba36=<token 1>; x',
    ],
    // In addresses
    ['mysql://root:hun/ter2@db:3306/x', 'mysql://root:<token 1>@db:3306/x'],
    ['mysql://root:p@ss/w#r?d@db', 'mysql://root:<token 1>@db'],
    ['["redis://:a/b@x","redis://:c/d@y"]', '["redis://:<token 1>@x","redis://:<token 2>@y"]'],
    ['redis://:a/b@x,redis://:c/d@y', 'redis://:<token 1>@x,redis://:<token 2>@y'],
    ['dsn=root:hunter2@tcp(db:3306)/x', 'dsn=root:<token 1>@tcp(db:3306)/x'],
    ['root:tcp@tcp(db)', 'root:<token 1>@tcp(db)'],
  ])('of %j only the secret is hidden', (line, masked) => {
    expect(mask(line)).toBe(masked);
  });

  it.each([
    'risk-assessment_of_the-disk_sk-and-task_2',
    'http://localhost:3000/@vite/client and https://cdn.example.com:443/npm/react@19',
    'file:///C:/libs/a@1.2/x, jar:file://C:/libs/a@2.0/x',
    'session=GameSession01234567@7a9b2c1, session=lobby, sessions=1234567890123456789',
    'skin eyJ0ZXh0dXJlcyI6eyJTS0lOIjp7InVybCI6Imh0dHA6',
    '12345678:AAA and 1:AAEabcdefghijklmnopqrstuvwxyz0123456',
    'see a:b@tcp and tcp(db:3306)',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '================================================================',
    'plugins/WorldGuard/worlds/world_the_end/regions/Spawn2/A/B/C/D/E/F',
  ])('%j is left', (line) => {
    expect(mask(line)).toBe(line);
  });
});
