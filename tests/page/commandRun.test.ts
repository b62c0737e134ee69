import { describe, expect, it } from 'vitest';
import type { SendResult } from '../../src/engine/outbox';
import { runCommands, splitCommands } from '../../src/ui/command/commandRun';
import { createFakeClock, settle } from '../engine/fakes/fakeClock';

const sent: SendResult = { sent: true };
const offline: SendResult = { sent: false, why: { kind: 'server offline' } };
const tooFast: SendResult = { sent: false, why: { kind: 'too fast', wait: 700 } };

function run(lines: readonly string[], answers: SendResult[]) {
  const clock = createFakeClock();
  const asked: string[] = [];
  const progress: number[] = [];
  const connection = { since: 1 };
  const started = runCommands({
    lines,
    clock,
    session: () => connection.since,
    onProgress: (n) => progress.push(n),
    async send(line) {
      asked.push(line);
      return answers.shift() ?? sent;
    },
  });
  return { started, clock, asked, progress, connection };
}

describe('pasted commands', () => {
  it('are one for each line that holds something', () => {
    expect(splitCommands('say a\r\n\r\n  \nsay b  \rsay c\n')).toEqual(['say a', 'say b', 'say c']);
  });

  it('go in their order', async () => {
    const { started, asked, progress } = run(['a', 'b', 'c'], []);
    expect(await started.done).toEqual({ sent: 3, rest: [], why: null });
    expect(asked).toEqual(['a', 'b', 'c']);
    expect(progress).toEqual([1, 2, 3]);
  });

  it('stop at the first refusal and keep the rest', async () => {
    const { started, asked } = run(['a', 'b', 'c'], [sent, offline]);
    expect(await started.done).toEqual({
      sent: 1,
      rest: ['b', 'c'],
      why: { kind: 'server offline' },
    });
    expect(asked).toEqual(['a', 'b']);
  });

  it('wait their turn when the node takes no more just now', async () => {
    const { started, clock, asked } = run(['a', 'b'], [sent, tooFast]);
    await settle();
    expect(asked).toEqual(['a', 'b']);
    await clock.advance(699);
    expect(asked).toHaveLength(2);
    await clock.advance(1);
    expect(await started.done).toMatchObject({ sent: 2, rest: [] });
    expect(asked).toEqual(['a', 'b', 'b']);
  });

  it('do not go on over another connection, however quickly it came', async () => {
    const { started, clock, asked, connection } = run(['a', 'b', 'c'], [sent, tooFast]);
    await settle();
    connection.since = 2;
    await clock.advance(700);
    expect(await started.done).toEqual({
      sent: 1,
      rest: ['b', 'c'],
      why: { kind: 'not connected' },
    });
    expect(asked).toEqual(['a', 'b']);
  });

  it('can be stopped while they wait', async () => {
    const { started, asked } = run(['a', 'b', 'c'], [sent, tooFast]);
    await settle();
    started.stop();
    expect(await started.done).toEqual({ sent: 1, rest: ['b', 'c'], why: null });
    expect(asked).toEqual(['a', 'b']);
  });

  it('say at once that a single one was too fast', async () => {
    const { started } = run(['a'], [tooFast]);
    expect(await started.done).toEqual({
      sent: 0,
      rest: ['a'],
      why: { kind: 'too fast', wait: 700 },
    });
  });
});
