import { describe, expect, it } from 'vitest';
import { createAnswers } from '../../src/worker/answers';

describe('answers from the engine', () => {
  it('reach the call that they answer, once and in any order', async () => {
    const answers = createAnswers('none');
    const calls: number[] = [];
    const first = answers.ask((call) => calls.push(call));
    const second = answers.ask((call) => calls.push(call));
    const [one = 0, two = 0] = calls;
    expect(one).not.toBe(two);
    answers.came(two, 'second');
    answers.came(two, 'again');
    answers.came(77, 'nobody asked');
    answers.came(one, 'first');
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  });

  it('are all there when no more can come', async () => {
    const answers = createAnswers('none');
    const waiting = [answers.ask(() => {}), answers.ask(() => {})];
    answers.end();
    expect(await Promise.all(waiting)).toEqual(['none', 'none']);
  });
});
