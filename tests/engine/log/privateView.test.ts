import { beforeAll, describe, expect, it } from 'vitest';
import type { Hiding, LogBatch } from '../../../src/engine/engine.types';
import { maskAll } from '../../../src/engine/log/mask/kinds';
import { createMaskLoader } from '../../../src/engine/log/maskLoader';
import { FOLD_AT, sanitise } from '../../../src/engine/log/sanitise';
import { createLogStore } from '../../../src/engine/log/store';
import { beginTaking } from '../../../src/engine/log/takeAway/begin';
import type { TakeAnswer } from '../../../src/engine/log/takeAway/takeAway.types';
import { createLogViews } from '../../../src/engine/log/views';
import { createFakeClock } from '../fakes/fakeClock';

// What was loaded once is there at once from then on: the tests wait for the fake clock alone.
beforeAll(async () => {
  await import('../../../src/engine/log/mask/screenMask');
  await import('../../../src/engine/log/privateScreen');
});

const request = { rows: 10, window: 50, following: true, visible: true };

function setUp(hiding: Hiding, following = true) {
  let address: string | null = null;
  const clock = createFakeClock();
  const store = createLogStore({ maxLines: 1_000 });
  const masks = createMaskLoader({ store, clock, addresses: () => [address] });
  const views = createLogViews({ store, clock, loadMask: masks.load });
  const seen: string[] = [];
  const windows: string[][] = [];
  let shown: string[] = [];
  const view = views.open(
    { ...request, hiding, following },
    {
      deliver(batch: LogBatch) {
        const texts = batch.lines.flatMap((line) => (line.source === 'fold' ? [] : [line.text]));
        seen.push(...texts);
        if (batch.kind === 'rebuild') windows.push(texts);
        shown = batch.kind === 'rebuild' ? texts : [...shown, ...texts];
        view.acknowledge(batch.id);
      },
      onStatus() {},
    },
  );
  return {
    view,
    seen,
    windows,
    shown: () => shown,
    print(...texts: string[]) {
      for (const text of texts) {
        store.append({ source: 'console', at: 0, ...sanitise(text), notice: null });
        views.grew();
      }
    },
    isAt(found: string) {
      address = found;
      masks.addressesChanged();
    },
    /** Takes this line alone, as it is read beside the screen. */
    async read(seq: number): Promise<string> {
      const answers: (TakeAnswer | null)[] = [];
      const passing = async () => null;
      const source = { store, clock, facts: passing, passing, loadMask: masks.load };
      const lines = { from: seq, to: seq + 1, newest: null };
      const how = { format: 'text', masks: maskAll(true), view: null, asSeen: true } as const;
      beginTaking(source, { ...how, hiding, lines }, (answer) => answers.push(answer));
      await clock.advance(1_000);
      const [piece] = answers;
      const parts = piece?.kind === 'piece' ? piece.parts : [];
      const decoder = new TextDecoder();
      return parts
        .map((part) => (part.kind === 'bytes' ? decoder.decode(part.bytes) : ''))
        .join('');
    },
    settle: () => clock.advance(1_000),
  };
}

const joined = 'Steve joined from 203.0.113.7';

describe('the private view', () => {
  it('takes the place of what an engine that has died had shown, also where nobody follows the end', async () => {
    const { view, print, settle, windows } = setUp('nothing', false);
    view.change({ hiding: 'secrets' });
    await settle();
    // No line is there yet: what they read is not taken from them.
    expect(windows).toEqual([]);
    view.change({ hiding: 'nothing' });
    print(joined, 'after it');
    await settle();
    expect(windows).toEqual([]);
    view.change({ hiding: 'secrets' });
    await settle();
    expect(windows).toEqual([[expect.not.stringContaining('203.0.113.7'), 'after it']]);
  });

  it('never shows an address, from the first line on, and the same one by the same word', async () => {
    const { print, settle, shown, seen } = setUp('secrets');
    print(joined, 'Alex joined from 203.0.113.8', 'Steve left 203.0.113.7');
    await settle();
    expect(shown()).toEqual([
      'Steve joined from <ip 1>',
      'Alex joined from <ip 2>',
      'Steve left <ip 1>',
    ]);
    expect(seen.join()).not.toContain('203.0.113');
  });

  it('has the same word for a secret where a line is read beside the screen', async () => {
    const { print, settle, read, seen } = setUp('names');
    print(joined, 'Alex joined the game', '<Alex> I am at 203.0.113.8');
    await settle();
    expect(await read(2)).toBe(`${seen.at(-1)}\n`);
    expect(await read(2)).toContain('<ip 2>');
  });

  it('hides what is on screen when it is turned on, and shows it again when it is turned off', async () => {
    const { view, print, settle, shown } = setUp('nothing');
    print(joined);
    await settle();
    expect(shown()).toEqual([joined]);
    view.change({ hiding: 'secrets' });
    await settle();
    expect(shown()).toEqual(['Steve joined from <ip 1>']);
    view.change({ hiding: 'nothing' });
    await settle();
    expect(shown()).toEqual([joined]);
  });

  it('hides the server’s own name on the network, also when it becomes known only later', async () => {
    const { print, settle, shown, isAt } = setUp('secrets');
    const line = 'Map: http://map.Play.example.com:8123/, join play.example.com:25565';
    print(line, 'play.example.community is another');
    await settle();
    expect(shown()[0]).toBe(line);
    isAt('play.example.com:25565');
    await settle();
    expect(shown()).toEqual([
      'Map: http://map.<address>/, join <address>',
      'play.example.community is another',
    ]);
  });

  it('hides names of players on demand, and only then', async () => {
    const { view, print, settle, shown } = setUp('secrets');
    print('Steve joined the game', '<Steve> hi');
    await settle();
    expect(shown()).toEqual(['Steve joined the game', '<Steve> hi']);
    view.change({ hiding: 'names' });
    await settle();
    expect(shown()).toEqual(['player 1 joined the game', '<player 1> hi']);
    view.change({ hiding: 'secrets' });
    await settle();
    expect(shown()).toEqual(['Steve joined the game', '<Steve> hi']);
  });

  it('hides a name in lines that were shown before it was known to be one', async () => {
    const { print, settle, shown, windows } = setUp('names');
    print('Saved the house of Steve');
    await settle();
    expect(shown()).toEqual(['Saved the house of Steve']);
    const before = windows.length;
    print('Alex joined the game');
    await settle();
    // Nobody has seen that one, so nothing is drawn anew: that would take a selection away.
    expect(windows.length).toBe(before);
    print('Steve joined the game');
    await settle();
    expect(shown().slice(0, 2)).toEqual([
      'Saved the house of player 2',
      'player 1 joined the game',
    ]);
  });

  it('knows names from all of the log, not only from what is shown of it', async () => {
    const { view, print, settle, seen } = setUp('nothing');
    print('Steve joined the game', ...Array(300).fill('nothing happens'));
    print('Steve fell from a high place', '› msg steve hello');
    await settle();
    const before = seen.length;
    view.change({ hiding: 'names' });
    await settle();
    expect(seen.slice(before).join()).not.toMatch(/steve/i);
    expect(seen.at(-1)).toBe('› msg player 1 hello');
  });

  it.each([
    ['', '203.0.113.77:51234', ' end', '<ip 1>'],
    ['', '2001:db8:85a3:1:2:8a2e:370:7334', ' end', '<ip 1>'],
    ['', 'alice.cooper@example.com', ' end', '<email 1>'],
    ['', '069a79f4-44e9-4726-a5be-fca90e38aaf5', ' end', '<uuid 1>'],
    ['', 'ghp_ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', ' end', '<token 1>'],
    ['"password": "', 'hunter 2', '", "n": 1', '<token 1>'],
    ['postgres://root:', 'hunter2secret', '@db:5432', '<token 1>'],
    ['/home/', 'alice', '/server', '<name 1>'],
  ])('hides of %j%j%j all where the line is cut in it', async (before, secret, behind, word) => {
    const { print, settle, seen } = setUp('secrets');
    for (const into of [1, secret.length >> 1, secret.length - 1]) {
      const start = ' '.repeat(FOLD_AT - into - before.length) + before;
      print(start + secret + behind);
      await settle();
      expect(seen.at(-1)).toBe(start + word);
    }
  });

  it('leaves the text as it is before a secret in what is folded of a line', async () => {
    const { print, settle, seen } = setUp('secrets');
    print(`${'x '.repeat(FOLD_AT / 2)}203.0.113.77 end`);
    await settle();
    expect(seen.at(-1)).toBe('x '.repeat(FOLD_AT / 2));
  });

  it('shows no line at all while what hides cannot be loaded', async () => {
    const clock = createFakeClock();
    const store = createLogStore({ maxLines: 100 });
    const views = createLogViews({ store, clock });
    const seen: LogBatch[] = [];
    views.open(
      { ...request, hiding: 'secrets' },
      { deliver: (batch) => seen.push(batch), onStatus() {} },
    );
    store.append({ source: 'console', at: 0, text: joined, rest: '', notice: null });
    views.grew();
    await clock.advance(100);
    expect(seen.flatMap(({ lines }) => lines)).toMatchObject([{ text: '•••' }]);
  });
});
