import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKnownNames, type KnownNames } from '../../../src/engine/log/mask/knownNames';
import { findPlayers } from '../../../src/engine/log/mask/playerLines';

function namesIn(line: string): string[] {
  return findPlayers(line).map(({ from, to }) => line.slice(from, to));
}

function hide(names: KnownNames, text: string): string {
  let hidden = '';
  let from = 0;
  for (const place of names.find(text)) {
    hidden += text.slice(from, place.from) + place.word;
    from = place.to;
  }
  return hidden + text.slice(from);
}

describe('names of players are known by the lines of', () => {
  it.each([
    // Minecraft
    ['<Steve> hi', ['Steve']],
    ['[18:03:09 INFO]: <Steve> where is Alex?', ['Steve']],
    ['[09:01:00] [Server thread/INFO]: [Not Secure] <Steve> hi', ['Steve']],
    ['[09:01:00] [Server thread/INFO] [minecraft/DedicatedServer]: <[Admin] Steve> hi', ['Steve']],
    ['[18:03:09 INFO]: Steve joined the game', ['Steve']],
    ['> [18:03:09 INFO]: [Admin] Steve left the game', ['Steve']],
    ['Steve (formerly known as Alex) joined the game', ['Steve', 'Alex']],
    ['[18:03:00 INFO]: UUID of player Steve is 069a79f4-44e9-4726-a5be-fca90e38aaf5', ['Steve']],
    ['Steve[/192.0.2.7:50111] logged in with entity id 312 at ([world]12.5, 64.0)', ['Steve']],
    ['[18:03:00 INFO]: .Bedrock_1[/192.0.2.7:50111] logged in with entity id 3', ['.Bedrock_1']],
    ['[18:05:00 INFO]: Steve issued server command: /home', ['Steve']],
    ['[18:05:00 INFO]: Steve lost connection: Disconnected', ['Steve']],
    ['[18:05:00 INFO]: Disconnecting Steve (/192.0.2.7:50111): Banned', ['Steve']],
    [
      'com.mojang.authlib.GameProfile@1a[id=<null>,name=Steve,legacy=false] (/192.0.2.7:5) lost',
      ['Steve'],
    ],
    ['There are 2 of a max of 20 players online: Steve, Alex', ['Steve', 'Alex']],
    [
      '[2024-01-01 12:00:03:000 INFO] Player connected: Steve Two, xuid: 2535400000000000',
      ['Steve Two'],
    ],
    // Proxies
    ['[12:00:08 INFO]: [connected player] Sam (/192.0.2.2:50000) has connected', ['Sam']],
    ['12:00:05 [INFO] [Sam] disconnected with: ReadTimeoutException : null', ['Sam']],
    ['12:00:05 [INFO] [/192.0.2.2:50000|Sam] <-> ServerConnector [lobby] has connected', ['Sam']],
    // Source
    [
      'L 01/01/2024 - 12:00:02: "Sam the "Man"<2><STEAM_1:0:1><CT>" say "rush B"',
      ['Sam the "Man"'],
    ],
    [
      'L 01/01/2024 - 12:00:03: "Sam<3><[U:1:22]><T>" killed "Bob<2><STEAM_1:0:1><CT>" with "ak47"',
      ['Sam', 'Bob'],
    ],
    ['L 01: "Sam<3><[U:1:22]><T>" triggered "X" against "Bob<2><STEAM_1:0:1><CT>"', ['Sam', 'Bob']],
    ['"Sam<2><STEAM_1:0:1><CT>" entered the game', ['Sam']],
    // Others
    ['01/01/2024 12:00:02: Got character ZDOID from Sam Two : 123:1', ['Sam Two']],
    ['Sam [x][76561190000000000/2] joined [linux/76561190000000000]'.replace(' [x]', ''), ['Sam']],
    ['[CHAT] Sam[76561190000000000] : hi', ['Sam']],
    ['Sam has joined.', ['Sam']],
    [': Sam Two has left.', ['Sam Two']],
    ["2024-01-01T12:00:10 10.000 INF GMSG: Player 'Sam Two' joined the game", ['Sam Two']],
    ["10.000 INF Chat (from 'Steam_1', entity id '171', to 'Global'): 'Sam': hi", ['Sam']],
    ['Player connected, entityid=171, name=Sam, pltfmid=Steam_1', ['Sam']],
    ['2024-01-01 12:01:00 [JOIN] Sam joined the game', ['Sam']],
    ['2024-01-01 12:01:05 [CHAT] Sam: biters ahead', ['Sam']],
    ['2024-01-01 12:01:09 [COMMAND] Sam (command): game.print("x")', ['Sam']],
  ])('%j', (line, names) => {
    expect(new Set(namesIn(line))).toEqual(new Set(names));
  });

  it.each([
    '[18:03:09 INFO]: Done (5.231s)! For help, type "help"',
    '[18:03:09 INFO]: Preparing level "world"',
    '    at <anonymous> (main.js:30)',
    "Can't keep up! Is the server overloaded?",
    'Team "CT" scored "3" with "5" players',
  ])('no player in %j', (line) => {
    expect(namesIn(line)).toEqual([]);
  });

  it('no player who only writes as a server does', () => {
    expect(namesIn('<Sam> ]: Spawn joined the game')).toEqual(['Sam']);
    expect(namesIn('<Sam> UUID of player Spawn is 1')).toEqual(['Sam']);
    expect(namesIn('[CHAT] Sam: [CHAT] Spawn: no')).toEqual(['Sam']);
    expect(namesIn('<Sam> [Spawn] <-> x [CHAT] Spawn: no')).toEqual(['Sam']);
  });

  it('no sample of a kind of server in a time that grows faster than its text', () => {
    const folder = new URL('../levels/samples/', import.meta.url);
    const lines = readdirSync(folder).flatMap((file) =>
      readFileSync(new URL(file, folder), 'utf8').split('\n'),
    );
    for (const line of lines) {
      for (const { from, to } of findPlayers(line)) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(line.length);
      }
    }
    const hostile = [
      '[',
      '[CHAT',
      '<1><',
      '"a" ',
      'a (',
      ': ',
      '1:',
      "Player '",
      'a,',
      '<',
      'name=',
    ];
    const begin = performance.now();
    for (const part of hostile) {
      findPlayers(part.repeat(100_000));
      findPlayers(`<Sam> ${part.repeat(50_000)} joined the game`);
      findPlayers(`players online: ${part.repeat(50_000)}`);
    }
    // Two million characters each: what is not linear takes minutes.
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});

describe('a name that is known', () => {
  it('is hidden wherever it stands as a whole word, in any case, by the same word each time', () => {
    const names = createKnownNames();
    for (const name of ['Steve', 'Sam the Man', '.Bed_rock', 'Žofie', 'Steve']) names.learn(name);
    expect(hide(names, 'Steve, steve: STEVE_2 Stevens @Steve [Steve]')).toBe(
      'player 1, player 1: STEVE_2 Stevens @player 1 [player 1]',
    );
    expect(hide(names, 'Sam the Man was slain by .Bed_rock, not Sam the Mane')).toBe(
      'player 2 was slain by .player 3, not Sam the Mane',
    );
    expect(hide(names, 'Žofie » žofie ŽofieX 日Žofie')).toBe('player 4 » player 4 ŽofieX 日Žofie');
  });

  it('goes before one that is a part of it', () => {
    const names = createKnownNames();
    names.learn('Sam');
    names.learn('Sam the Man');
    expect(hide(names, 'Sam the Man and Sam the Cat')).toBe('player 2 and player 1 the Cat');
  });

  it('is kept among twenty thousand others if it is heard of again, and no more are kept', () => {
    const names = createKnownNames();
    names.learn('Steve');
    for (let n = 0; n < 60_000; n++) {
      names.learn(`fake${n}`);
      if (n % 10_000 === 0) names.learn('steve');
    }
    expect(hide(names, 'Steve fake59999')).toBe('player 1 player 60001');
    expect(hide(names, 'fake1')).toBe('fake1');
  });

  it('is found in a time that does not grow with how many begin alike', () => {
    const names = createKnownNames();
    for (let n = 0; n < 20_000; n++) names.learn(`a a${n}`);
    const text = 'a '.repeat(200_000);
    const begin = performance.now();
    names.find(text);
    expect(performance.now() - begin).toBeLessThan(3_000);
  });

  it('leaves nothing of it as a word, whatever else is known and written', () => {
    const part = fc.constantFrom('Sam', 'sam', 'the', 'Man', ' ', ' ', '.', '_', '日', '😀', 'x');
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), text, (known, line) => {
        const names = createKnownNames();
        for (const name of known) names.learn(name);
        for (const { from, to, word } of names.find(line)) {
          expect(word).toMatch(/^player \d+$/);
          expect(line.slice(from, to)).not.toBe('');
        }
        for (const name of known) {
          const word = /^[\p{L}\p{M}\p{N}_]+$/u.exec(name)?.[0];
          if (word === undefined) continue;
          const alone = new RegExp(
            `(?<![\\p{L}\\p{M}\\p{N}_])${word}(?![\\p{L}\\p{M}\\p{N}_])`,
            'iu',
          );
          expect(hide(names, line).replaceAll(/player \d+/g, '-')).not.toMatch(alone);
        }
      }),
    );
  });
});
