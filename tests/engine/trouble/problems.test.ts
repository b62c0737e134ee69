import { describe, expect, test } from 'vitest';
import { createFinder, isFeature } from '../../../src/engine/trouble/knownLines';
import { features } from '../../../src/engine/trouble/trouble.types';
import { lines, setUp } from './troubleWorld';

/** Every text of protocol.md, section 4. */
const known: Readonly<Record<string, readonly string[]>> = {
  eula: ['you need to agree to the eula in order to run the server'],
  java_version: [
    'unsupported major.minor version',
    'java.lang.unsupportedclassversionerror',
    'has been compiled by a more recent version of the java runtime',
    'minecraft 1.17 requires running the server with java 16 or above',
    'minecraft 1.18 requires running the server with java 17 or above',
  ],
  pid_limit: [
    'pthread_create failed',
    'failed to create thread',
    'unable to create thread',
    'unable to create native thread',
    'unable to create new native thread',
    'exception in thread "craft async scheduler management thread"',
  ],
  gsl_token: ['(gsl token expired)', '(account not found)'],
  steam_disk_space: ['steamcmd needs 250mb of free disk space to update', '0x202 after update job'],
};

describe('a known line', () => {
  const find = createFinder(features);

  test.each(Object.entries(known).flatMap(([feature, texts]) => texts.map((t) => [feature, t])))(
    'of %s is recognised in any case and amid others: %s',
    (feature, text = '') => {
      for (const said of [text, text.toUpperCase()]) {
        expect(find?.(`a line\n[12:00 ERROR]: ${said}!\n`, 0)).toEqual({ feature, at: 22 });
      }
    },
  );

  test('is that text and no pattern', () => {
    expect(find?.('unsupported majorXminor version, gsl token expired, java_lang', 0)).toBeNull();
    expect(isFeature('eula')).toBe(true);
    expect(isFeature('constructor')).toBe(false);
  });
});

describe('a known problem', () => {
  test('is recognised in a line as it comes, with the place of the line', async () => {
    const world = await setUp();
    await world.signIn('running');
    world.print('one', lines.eula, 'three');
    const [problem, ...others] = await world.problems();
    expect(others).toEqual([]);
    expect(problem?.feature).toBe('eula');
    expect(world.textOf(problem?.line ?? null)).toBe(lines.eula);
  });

  test('is recognised in what the node replays', async () => {
    const world = await setUp();
    await world.signIn('running', ['one', lines.threads, 'three']);
    expect(await world.features()).toEqual(['pid_limit']);
  });

  test('is recognised across colours, as the line is read', async () => {
    const world = await setUp();
    await world.signIn('running');
    world.print(
      '\u001b[31mYou need to \u001b[1magree to the EU\u001b[0mLA in order to run the server',
    );
    expect(await world.features()).toEqual(['eula']);
  });

  test('is none where the server’s egg does not name it', async () => {
    const world = await setUp(['java_version', 'something else']);
    await world.signIn('running');
    world.print(lines.eula);
    expect(await world.features()).toEqual([]);
    // The log is asked for once more: a line that comes alone and late may not be all of it.
    world.stats({ up: 100_000 });
    await world.clock.advance(3_000);
    world.print(lines.java);
    expect(await world.features()).toEqual(['java_version']);
  });

  test('is none in a command of ours, or in what the node says itself', async () => {
    const world = await setUp();
    await world.signIn('running');
    await world.engine.sendCommand(`say ${lines.eula}`);
    world.daemon(lines.eula);
    expect(await world.features()).toEqual([]);
  });

  test('is told by the node as well, and by both only once', async () => {
    const world = await setUp();
    await world.signIn('running');
    const match = (key: string): void =>
      world.socket().says('feature match', JSON.stringify({ key, line: lines.eula }));
    match('eula');
    match('no such feature');
    expect(await world.problems()).toMatchObject([{ feature: 'eula', line: null, run: 0 }]);
    world.print(lines.eula);
    match('eula');
    const [problem, ...others] = await world.problems();
    expect(others).toEqual([]);
    // The line that the node meant has come meanwhile.
    expect(world.textOf(problem?.line ?? null)).toBe(lines.eula);
    expect(problem?.run).toBe(0);
  });

  test('is told once for a run, and again in the next one', async () => {
    const world = await setUp();
    await world.signIn('running');
    world.print(lines.threads);
    const [first] = await world.problems();
    await world.clock.advance(4_000);
    world.print(lines.threads, lines.threads);
    expect(await world.problems()).toEqual([first]);
    world.status('stopping');
    world.status('offline');
    world.status('starting');
    world.print(lines.threads);
    expect(await world.problems()).toMatchObject([{ feature: 'pid_limit', run: 1 }]);
  });

  test('tells when its run began as soon as that is known', async () => {
    const world = await setUp();
    await world.signIn('running', [lines.threads]);
    expect(await world.problems()).toMatchObject([{ since: null }]);
    world.stats({ up: 100_000 });
    const began = world.clock.now() - 100_000;
    expect(await world.problems()).toMatchObject([{ since: began }]);
  });

  test('stays the same one over a reconnect in which the server went on', async () => {
    const world = await setUp();
    await world.signIn('running', [lines.threads]);
    world.stats({ up: 100_000 });
    const before = await world.problems();
    expect(before).toHaveLength(1);
    world.socket().closes(1006);
    await world.signIn('running', [lines.threads, 'more']);
    world.stats({ up: 100_000 + 39_500 });
    world.print(lines.threads);
    expect((await world.problems()).map(({ run }) => run)).toEqual([0]);
  });

  test('is another one after a reconnect to a server that was restarted meanwhile', async () => {
    const world = await setUp();
    await world.signIn('running', ['a', lines.threads]);
    world.stats({ up: 100_000 });
    expect(await world.problems()).toHaveLength(1);
    world.socket().closes(1006);
    await world.clock.advance(35_000);
    const socket = world.socket();
    socket.onSent((text) => {
      if (text.includes('send logs')) world.print('fresh', lines.threads);
    });
    socket.opens();
    socket.says('auth success');
    socket.says('status', 'running');
    world.stats({ up: 20_000 });
    await world.clock.advance(3_000);
    expect(await world.problems()).toMatchObject([{ feature: 'pid_limit', run: 1 }]);
  });

  test('is over when a later run has come up', async () => {
    const world = await setUp();
    await world.signIn('offline');
    world.status('starting');
    world.print(lines.eula);
    expect(await world.features()).toEqual(['eula']);
    world.status('offline');
    world.status('starting');
    // Not before: the same may come again.
    expect(await world.features()).toEqual(['eula']);
    world.status('running');
    expect(await world.features()).toEqual([]);
  });

  test('is found in the middle of a flood, and nothing of ours is sent for it', async () => {
    const world = await setUp();
    await world.signIn('running');
    world.stats({ up: 100_000 });
    await world.clock.advance(2_000);
    const sent = world.socket().sent.length;
    for (let i = 0; i < 4_000; i++) {
      world.print(i === 2_345 ? lines.java : `flood ${i}`);
      if (i % 200 === 0) await world.clock.advance(10);
    }
    const [problem] = await world.problems();
    expect(problem?.feature).toBe('java_version');
    expect(world.textOf(problem?.line ?? null)).toBe(lines.java);
    const own = world.socket().sent.slice(sent);
    expect(own.filter((frame) => !frame.includes('send stats'))).toEqual([]);
  });
});
