import { expect, test } from 'vitest';
import type { RunAnswer } from '../../../src/engine/log/find/runner';
import { createPatternRunner, type PatternWorker } from '../../../src/worker/findPattern';
import type { PatternJob } from '../../../src/worker/findPattern.types';
import { createFakeClock } from '../fakes/fakeClock';
import { createFindWorld, queryOf } from './findWorld';

/** A worker that does what the test says. */
function createWorkers() {
  const workers: {
    readonly jobs: PatternJob[];
    ended: boolean;
    alive(): void;
    answer(): void;
    fail(): void;
  }[] = [];
  return {
    workers,
    start(): PatternWorker {
      const port: PatternWorker = {
        postMessage: (job) => worker.jobs.push(job),
        terminate() {
          worker.ended = true;
        },
        onmessage: null,
        onerror: null,
      };
      const worker = {
        jobs: [] as PatternJob[],
        ended: false,
        alive: () => port.onmessage?.({ data: { kind: 'alive' } }),
        answer: () =>
          port.onmessage?.({
            data: { kind: 'answer', answer: { kind: 'found', numbers: Uint32Array.of(0, 1) } },
          }),
        fail: () => port.onerror?.(),
      };
      workers.push(worker);
      return port;
    },
  };
}

const slow = queryOf({ text: '(a+)+$', regex: true });
const good = queryOf({ text: 'b', regex: true });
const foundOne: RunAnswer = { kind: 'found', numbers: Uint32Array.of(0, 1) };

function kinds(answers: readonly RunAnswer[]): string[] {
  return answers.map(({ kind }) => kind);
}

test('a pattern that says nothing for half a second is stopped, with all that was asked of it', async () => {
  const clock = createFakeClock();
  const { workers, start } = createWorkers();
  const runner = createPatternRunner(clock, start);
  const answers: RunAnswer[] = [];
  const note = (answer: RunAnswer) => void answers.push(answer);
  void runner.run(slow, 'aaa\n', 'counts').then(note);
  void runner.run(slow, 'aab\n', 'counts').then(note);
  workers[0]?.alive();
  await clock.advance(450);
  expect(answers).toEqual([]);
  // As long as it gets on it has its time.
  workers[0]?.alive();
  await clock.advance(450);
  expect(answers).toEqual([]);
  await clock.advance(100);
  expect(kinds(answers)).toEqual(['too slow', 'too slow']);
  expect(workers[0]?.ended).toBe(true);
  expect(clock.pending()).toBe(0);

  void runner.run(good, 'b\n', 'counts').then(note);
  expect(workers).toHaveLength(2);
  workers[1]?.alive();
  workers[1]?.answer();
  await clock.advance(0);
  expect(answers.at(-1)).toEqual(foundOne);
  expect(clock.pending()).toBe(0);
});

test('a good pattern that waits behind one without an end is not blamed for it', async () => {
  const clock = createFakeClock();
  const { workers, start } = createWorkers();
  const runner = createPatternRunner(clock, start);
  const answers: string[] = [];
  void runner.run(slow, 'aaa\n', 'counts').then(({ kind }) => answers.push(`slow: ${kind}`));
  void runner.run(good, 'b\n', 'counts').then(({ kind }) => answers.push(`good: ${kind}`));
  workers[0]?.alive();
  await clock.advance(600);
  expect(answers).toEqual(['slow: too slow']);
  expect(workers[1]?.jobs).toEqual([{ query: good, text: 'b\n', wanted: 'counts' }]);
  workers[1]?.alive();
  workers[1]?.answer();
  await clock.advance(0);
  expect(answers).toEqual(['slow: too slow', 'good: found']);
});

test('a worker may take its time to load, and where none comes it is said', async () => {
  const clock = createFakeClock();
  const { workers, start } = createWorkers();
  const runner = createPatternRunner(clock, start);
  const answers: RunAnswer[] = [];
  const note = (answer: RunAnswer) => void answers.push(answer);
  void runner.run(good, 'b\n', 'counts').then(note);
  await clock.advance(5_000);
  expect(answers).toEqual([]);
  await clock.advance(6_000);
  expect(kinds(answers)).toEqual(['no worker']);
  void runner.run(good, 'b\n', 'counts').then(note);
  workers[1]?.fail();
  await clock.advance(0);
  expect(kinds(answers)).toEqual(['no worker', 'no worker']);

  for (const none of [
    () => null,
    () => {
      throw new Error('Refused.');
    },
  ]) {
    const world = createFindWorld(100, createPatternRunner(clock, none));
    world.print(['b']);
    world.look(good);
    expect((await world.settle()).state).toEqual({ kind: 'no worker' });
    // A text needs none.
    world.look({ text: 'b' });
    expect((await world.settle()).total).toBe(1);
  }
});

test('after a pattern without an end nothing is looked for until there is another', async () => {
  const { workers, start } = createWorkers();
  const clock = createFakeClock();
  const world = createFindWorld(100, createPatternRunner(clock, start));
  world.print(['aaaa']);
  world.look(slow);
  await world.clock.advance(10);
  workers[0]?.alive();
  await clock.advance(600);
  const said = await world.settle();
  expect(said).toMatchObject({ state: { kind: 'too slow' }, total: 0, current: null });
  world.print(['aaaaa']);
  await world.settle();
  expect(world.reports.at(-1)).toBe(said);
  expect(workers).toHaveLength(1);
  expect(world.clock.pending()).toBe(0);
});
