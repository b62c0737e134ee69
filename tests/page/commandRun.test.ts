import { describe, expect, it } from 'vitest';
import type { SendResult } from '../../src/engine/outbox';
import { runCommands } from '../../src/ui/command/commandRun';
import { splitCommands } from '../../src/ui/command/splitCommands';
import { commandWords } from '../../src/ui/messages/en/command';
import { commandRunWords } from '../../src/ui/messages/en/commandRun';
import { createFakeClock, settle } from '../engine/fakes/fakeClock';

const sent: SendResult = { sent: true };
const offline: SendResult = { sent: false, why: { kind: 'server offline' } };
const tooFast: SendResult = { sent: false, why: { kind: 'too fast', wait: 700 } };

function run(lines: readonly string[], answers: SendResult[]) {
  const clock = createFakeClock();
  const asked: string[] = [];
  const progress: number[] = [];
  const connection = { session: 1, droppedAt: null as number | null };
  const started = runCommands({
    lines,
    clock,
    way: () => ({ ...connection }),
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
    connection.session = 2;
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

  it('do not go on when the node has dropped one of them', async () => {
    const { started, clock, asked, connection } = run(['a', 'b', 'c'], [sent, tooFast]);
    await settle();
    connection.droppedAt = 1;
    await clock.advance(700);
    expect(await started.done).toEqual({
      sent: 1,
      rest: ['b', 'c'],
      why: { kind: 'one was dropped' },
    });
    expect(asked).toEqual(['a', 'b']);
  });

  it('say how many went out and how many did not', () => {
    const ended = (sent: number, why: Parameters<typeof commandRunWords.ended>[0]['why']) =>
      commandRunWords.ended({ sent, rest: ['b', 'c'], why }, commandWords.refused);
    expect(ended(3, null)).toBe('Stopped. 2 commands not sent.');
    expect(ended(3, { kind: 'not connected' })).toBe(
      'The connection was lost. 3 went out, 2 did not.',
    );
    expect(ended(3, { kind: 'one was dropped' })).toBe(
      'The node dropped one, so the rest waits for you. 3 went out, 2 did not.',
    );
    expect(ended(1, { kind: 'server offline' })).toBe(
      '1 went out, 2 did not. Not sent: the server is offline.',
    );
    expect(ended(0, { kind: 'not connected' })).toBe(
      'Not sent: there is no connection to the server.',
    );
  });
});
