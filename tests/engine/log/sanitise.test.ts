import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/engine/log/plain';
import { FOLD_AT, sanitise } from '../../../src/engine/log/sanitise';

const text = (raw: string): string => sanitise(raw).text;

describe('ordinary output stays as it is', () => {
  test.each([
    ['plain text', '[12:00:01 INFO]: Done (2.1s)! For help, type "help"'],
    [
      'colours',
      '\u001b[33m[12:00:01 WARN]\u001b[0m: \u001b[38;5;208mslow\u001b[48;2;1;2;3m!\u001b[m',
    ],
    ['all styles', '\u001b[1;2;3;4;5;7;9;21;53mall\u001b[0m'],
    ['tabs', '\tat com.example.Plugin.run(Plugin.java:12)'],
    ['other scripts', 'Игрок вошёл ✓ 漢字 ひらがな नमस्ते ไทย עברית العربية'],
    ['emoji with joiners, tones, selectors and keycaps', '👩‍💻 👍🏽 ❤️‍🔥 🏳️‍🌈 1️⃣ 🇩🇪 ©️'],
    ['private use', '\ue0b0 branch \uf126'],
  ])('%s', (_, line) => {
    expect(sanitise(line)).toEqual({ text: line, rest: '' });
  });

  test('a style left open ends with its line', () => {
    expect(text('\u001b[31mred')).toBe('\u001b[31mred\u001b[0m');
    expect(text('\u001b[31mred\u001b[39m')).toBe('\u001b[31mred\u001b[39m\u001b[0m');
    expect(text('\u001b[4:3mwavy')).toBe('\u001b[4:3mwavy\u001b[0m');
  });
});

describe('no line can hang the page, hide or change other lines', () => {
  test.each([
    [
      'line inserts, deletes and scrolls without number',
      '\u001b[2147483647L\u001b[2147483647M\u001b[2147483647S\u001b[2147483647T',
    ],
    [
      'repetition and tabs without number',
      'x\u001b[2147483647b\u001b[2147483647I\u001b[2147483647Z',
    ],
    ['a full reset', '\u001bc'],
    ['clearing the scrollback and the screen', '\u001b[3J\u001b[2J\u001b[J\u001b[1J'],
    ['the hidden screen', '\u001b[?1049h\u001b[?47h\u001b[?1047h'],
    [
      'cursor up and to a position',
      '\u001b[5A\u001b[1;1H\u001b[1;1f\u001b[3d\u001b[F\u001b[E\u001bM',
    ],
    ['saved cursors', '\u001b7\u001b8\u001b[s\u001b[u'],
    ['scroll regions and origin mode', '\u001b[1;2r\u001b[?6h'],
    ['the alignment test', '\u001b#8'],
    ['other character sets', '\u001b(0\u001b)0\u000e\u000f\u001bn\u001bo\u001b%@'],
    ['mouse modes', '\u001b[?1000h\u001b[?1002h\u001b[?1003h\u001b[?1006h'],
    ['held drawing', '\u001b[?2026h'],
    ['changed colours', '\u001b]4;1;#000\u0007\u001b]10;#000\u001b\\\u001b]11;#fff\u009c'],
    [
      'titles, clipboard and window operations',
      '\u001b]0;t\u0007\u001b]2;t\u0007\u001b]52;c;aGk=\u0007\u001b[8;1;1t',
    ],
    [
      'questions',
      '\u001b[c\u001b[>c\u001b[6n\u001b[5n\u001bZ\u001b[?1$p\u001bP$qm\u001b\\\u001b[x',
    ],
    [
      'keyboard and cursor modes',
      '\u001b[>4;2m\u001b[?25l\u001b[4 q\u001b=\u001b>\u001b[4h\u001b[20h',
    ],
    ['insertion and deletion of characters', '\u001b[5@\u001b[5P'],
    [
      'bells and other controls',
      '\u0000\u0001\u0005\u0007\u000b\u000c\u0011\u0013\u007f\u0085\u0084\u008d',
    ],
    [
      'terminated strings',
      '\u001bPq#0\u001b\\\u001b_Gf=1\u001b\\\u001b^p\u001b\\\u001bXs\u001b\\\u0090q\u009c',
    ],
  ])('%s', (_, hostile) => {
    expect(text(`be${hostile}fore`)).toBe(
      text('be') + (hostile.startsWith('x') ? 'xfore' : 'fore'),
    );
  });

  test('a string without its end takes the rest of its own line and nothing else', () => {
    for (const start of [
      '\u001b]',
      '\u009d',
      '\u001bP',
      '\u0090',
      '\u001b_',
      '\u009f',
      '\u001b^',
      '\u009e',
      '\u001bX',
      '\u0098',
    ]) {
      expect(text(`seen ${start}8;;swallowed`)).toBe('seen ');
      expect(text('the next line')).toBe('the next line');
    }
  });

  test('an unfinished or broken sequence takes no text with it', () => {
    expect(text('seen\u001b')).toBe('seen');
    expect(text('seen\u001b[')).toBe('seen');
    expect(text('seen\u001b[31')).toBe('seen');
    expect(text('a\u001b[31é')).toBe('aé');
    expect(text('a\u001b[3\u0018b')).toBe('ab');
    expect(text('a\u001b\u001b[31mb')).toBe('a\u001b[31mb\u001b[0m');
  });

  test('raw C1 bytes act as the sequences they stand for', () => {
    expect(text('a\u009b31mb')).toBe('a\u001b[31mb\u001b[0m');
    expect(text('a\u009b2Jb')).toBe('ab');
    expect(text('a\u009d0;title\u009cb')).toBe('ab');
  });

  test('text cannot be turned around or hold what is not seen', () => {
    expect(text('user\u202egpj.exe\u202c')).toBe('usergpj.exe');
    expect(text('a\u061cb\u200ec\u200fd\u2066e\u2069f')).toBe('abcdef');
    expect(text('a\u200bb\u200cc\u200dd\u2060e\ufefff\u180eg\u00adh\ufe0fi\u{e0041}j\u3164k')).toBe(
      'abcdefghijk',
    );
    expect(text('\u001b[8mhidden\u001b[28m')).toBe('hidden');
  });

  test('joiners stay between emoji only', () => {
    expect(text('👩\u200d💻')).toBe('👩\u200d💻');
    expect(text('a\u200d💻 👩\u200db 👩\u200d\u200d💻')).toBe('a💻 👩b 👩\u200d💻');
  });

  test('at most 8 marks stand on a character, and none on nothing', () => {
    expect(text(`z${'\u0301'.repeat(64_000)}!`)).toBe(`z${'\u0301'.repeat(8)}!`);
    expect(text('\u0301a')).toBe('a');
  });

  test('half a surrogate pair becomes the replacement character', () => {
    expect(text('a\ud800b\udc00')).toBe('a\ufffdb\ufffd');
  });

  test('SGR with too many or too large parameters stays within bounds', () => {
    const most = `\u001b[${'1;'.repeat(31)}31mred\u001b[0m`;
    expect(text(most)).toBe(most);
    expect(text(`\u001b[${'1;'.repeat(40)}31mred`)).toBe('\u001b[1mred\u001b[0m');
    expect(text('\u001b[38;5;256mx\u001b[99999999999999999999mx')).toBe('xx');
    expect(text('\u001b[38;2;1;2;300mx')).toBe('x');
  });
});

describe('links', () => {
  const end = '\u001b]8;;\u001b\\';

  test('http and https links are kept, written our way and closed with the line', () => {
    expect(text('\u001b]8;id=a;https://a.example/x?y\u0007go')).toBe(
      `\u001b]8;;https://a.example/x?y\u001b\\go${end}`,
    );
    expect(text('\u001b[4m\u001b]8;;HTTP://a.example\u009cgo\u001b]8;;\u0007 on')).toBe(
      `\u001b]8;;HTTP://a.example\u001b\\\u001b[4mgo${end} on\u001b[0m`,
    );
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'ftp://a',
    'http://',
    'https:///x',
    'https://a b',
    'https://a.example\\@b',
    'https://bank.example@evil.example',
    'https://ä.example',
    `https://${'a'.repeat(3000)}`,
    ' https://a',
  ])('%s is no link', (url) => {
    expect(text(`\u001b]8;;${url}\u0007go\u001b]8;;\u0007`)).toBe('go');
  });
});

describe('what moves within a line is carried out', () => {
  test.each([
    ['a progress bar', '10%\r50%\r100%', '100%'],
    ['a shorter text over a longer one', 'downloading\rdone', 'doneloading'],
    ['an erased prompt', '>....\r\u001b[K[12:00:00] ready', '[12:00:00] ready'],
    ['backspaces', 'passwod\b\brd', 'passwrd'],
    ['a spinner', '|\b/\b-\b\\\bok', 'ok'],
    ['erasing to the right', 'hello world\u001b[6D\u001b[K', 'hello'],
    ['erasing to the left', 'hello\u001b[3D\u001b[1K', '   lo'],
    ['erasing the line', 'hello\u001b[2Kx', '     x'],
    ['erasing characters', 'hello\r\u001b[2X', '  llo'],
    ['columns', 'a\u001b[5Gb\u001b[2`c\u001b[2Cd', 'ac  d'],
    ['wide characters', '漢字\b\bx', '漢x '],
    ['half a wide character', '漢字\rx', 'x 字'],
    ['a TAB written over', 'a\tb\r\u001b[3Gc', 'a c     b'],
    ['a TAB over text', 'abcdefghij\r\tX', 'abcdefghXj'],
  ])('%s', (_, raw, shown) => {
    expect(text(raw)).toBe(shown);
  });

  test('each cell keeps the colour it was written with', () => {
    expect(text('\u001b[31mred\u001b[0m plain\r\u001b[32mg')).toBe(
      '\u001b[32mg\u001b[0;31med\u001b[0m plain',
    );
  });

  test('a move to a far column makes no long line', () => {
    expect(text('a\u001b[2147483647Gb').length).toBeLessThan(4200);
    expect(text('a\u001b[2147483647C\u001b[2147483647C\u001b[2147483647Cb').length).toBeLessThan(
      4200,
    );
  });
});

describe('long lines', () => {
  test('a line of exactly 16 KiB is whole', () => {
    const line = 'x'.repeat(FOLD_AT);
    expect(sanitise(line)).toEqual({ text: line, rest: '' });
  });

  test('a longer one is folded, and text and rest are the line', () => {
    const { text: shown, rest } = sanitise('ab'.repeat(20_000));
    expect(shown.length).toBe(FOLD_AT);
    expect(shown + rest).toBe('ab'.repeat(20_000));
  });

  test('the fold cuts neither a style nor a character', () => {
    for (let shift = 0; shift < 12; shift++) {
      const raw = `${'x'.repeat(FOLD_AT - shift)}\u001b[31m👩\u200d💻e\u0301red`;
      const { text: shown, rest } = sanitise(raw);
      expect(plain(shown) + plain(rest)).toBe(plain(raw));
      expect(sanitise(shown)).toEqual({ text: shown, rest: '' });
      expect(rest.startsWith('\u0301') || rest.startsWith('\u200d')).toBe(false);
    }
  });
});

test('a skin tone in another colour than what stands before it is a character of its own', () => {
  const { text } = sanitise('👍\ufe0f\u001b[31ma\u001b[D🏽');
  expect(text).toBe('👍\ufe0f\u001b[31m🏽\u001b[0m');
  expect(sanitise(text).text).toBe(text);
  expect(sanitise('👍🏽').text).toBe('👍🏽');
});

describe('the cost of a line grows with its length and no faster', () => {
  // Least of several times, and a margin of four: only a square law can fail this.
  const cost = (line: string): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 4; round++) {
      const start = performance.now();
      sanitise(line);
      least = Math.min(least, performance.now() - start);
    }
    return least;
  };

  test.each([
    ['moves and erases', '\u001b[4096Ga\u001b[2K'],
    ['erasing characters', '\u001b[4096Xa'],
    ['erasing to the left', '\rA\u001b[60000G\u001b[1K'],
    ['erasing to the left of a long line', 'abcdefgh\u001b[1K'],
    ['unfinished strings', '\u001b]8;'],
    ['unfinished sequences', '\u001b[1;1'],
    ['tabs', '\t\r\tx\b'],
    ['styles', '\u001b[1;2;3mab\u001b[0m\u001b[D'],
    ['links', '\u001b]8;;http://a/b\u0007a'],
    ['marks', '\u0301'],
    ['joiners', '👩\u200d'],
    ['wide characters', '漢\b'],
  ])('%s', (_, unit) => {
    const line = (size: number): string => unit.repeat(Math.ceil(size / unit.length));
    cost(line(65_536));
    // Others may have the machine for a while: what is square is so each time.
    const ratios = [1, 2, 3].map(() => {
      const small = cost(line(65_536));
      return cost(line(524_288)) / Math.max(small, 0.2);
    });
    expect(Math.min(...ratios)).toBeLessThan(32);
  });

  test('what comes out of a line is bounded by what went in', () => {
    const url = `http://a.example/${'u'.repeat(2000)}`;
    const alternating = `\u001b]8;;${url}\u0007${'a\u001b[C'.repeat(8000)}\r\u001b[C\u001b]8;;\u0007${'b\u001b[C'.repeat(8000)}`;
    const { text: shown, rest } = sanitise(alternating);
    expect(shown.length + rest.length).toBeLessThan(6 * alternating.length);
  });
});
