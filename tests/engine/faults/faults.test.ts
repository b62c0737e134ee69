import { expect, test } from 'vitest';
import { reduce } from '../../../src/engine/connection/reducer';
import { campaign, percentile } from './campaign';
import { check } from './check';
import { found } from './found';
import { scheduleOf, toText } from './schedule';
import { shrink } from './shrink';

function told(broken: readonly { readonly rule: string; readonly what: string }[]): string[] {
  return broken.map(({ rule, what }) => `${rule}: ${what}`);
}

// Holds S1, S2, S3, S4, S5, S6, S7, S8, S9, S10, S11, S12, S13, S15, S17, S18, S19, S20.
// Holds L1, L2, L3, L5, L8, L9.
test('whatever fails, in whatever order, no rule of the connection is broken', async () => {
  const all = await campaign(20, 150);
  expect(all.broken.map(({ name, rule, what }) => `--seed ${name}: ${rule}, ${what}`)).toEqual([]);
  // The schedules do what they are for.
  expect(all.pairs).toBeGreaterThan(250);
  expect(all.commands).toBeGreaterThan(100);
  expect(all.woken.length).toBeGreaterThan(20);
  expect(all.throttled[0]).toBe(0);
  expect(percentile(all.woken, 1)).toBeLessThanOrEqual(2_000);
}, 120_000);

test.each(found)('what seed %s found stays mended: %s', async (name) => {
  expect(told((await check(scheduleOf(name))).broken)).toEqual([]);
});

test('a seed plays the same each time', async () => {
  const once = await check(scheduleOf('31+7'));
  const again = await check(scheduleOf('31+7'));
  expect(again.shown).toEqual(once.shown);
  expect(again.returns.map(({ ms }) => ms)).toEqual(once.returns.map(({ ms }) => ms));
});

test('a frame that goes twice, and a hint that is not heard, are noticed and shrunk to what it takes', async () => {
  const twice = await rulesBroken({
    socket(socket) {
      const send = socket.send.bind(socket);
      socket.send = (frame) => {
        send(frame);
        if (frame.includes('send command')) send(frame);
      };
      return socket;
    },
  });
  expect(twice).toContain('S1');
  const deaf: Parameters<typeof check>[1] = {
    reduce: (state, input, moment) =>
      input.input === 'hint' || input.input === 'retry now'
        ? { state, effects: [] }
        : reduce(state, input, moment),
  };
  expect(await rulesBroken(deaf)).toContain('L1');
  const long = scheduleOf(await firstThatBreaks('L1', deaf));
  const short = await shrink(long, 'L1', deaf);
  expect(short.steps.length).toBeLessThan(long.steps.length);
  expect(toText(short)).toContain('then');
});

test('a line that is shown twice, or not, is noticed', async () => {
  for (const [times, rule] of [
    [2, 'S10'],
    [0, 'S11'],
  ] as const) {
    const broken = await rulesBroken({
      socket(socket) {
        let hear: typeof socket.onmessage = null;
        return Object.defineProperty(socket, 'onmessage', {
          get: () => (event: { readonly data: unknown }) => {
            const isIt = /line #\d*07"/.test(String(event.data));
            for (let time = 0; time < (isIt ? times : 1); time += 1) hear?.(event);
          },
          set: (listener) => {
            hear = listener;
          },
        });
      },
    });
    expect(broken).toContain(rule);
  }
}, 60_000);

test('a budget that nobody keeps, and a stop without a reason, are noticed', async () => {
  const hasty = await rulesBroken({
    reduce(state, input, moment) {
      const reduced = reduce(state, input, moment);
      return { ...reduced, state: { ...reduced.state, openedFrom: [], attempt: 0 } };
    },
  });
  expect(hasty).toContain('S12');
  const stubborn = await rulesBroken({
    reduce(state, input, moment) {
      const reduced = reduce(state, input, moment);
      if (input.input !== 'closed' || input.code !== 1001) return reduced;
      const phase = { phase: 'stopped', reason: { kind: 'forbidden', detail: null } } as const;
      return { state: { ...reduced.state, phase }, effects: [] };
    },
  });
  expect(stubborn).toContain('S15');
});

const seeds = Array.from({ length: 40 }, (_, nth) => String(9_000 + nth));

async function rulesBroken(sabotage: Parameters<typeof check>[1]): Promise<Set<string>> {
  const broken = new Set<string>();
  for (const seed of seeds) {
    for (const { rule } of (await check(scheduleOf(seed), sabotage)).broken) broken.add(rule);
  }
  return broken;
}

async function firstThatBreaks(
  rule: string,
  sabotage: Parameters<typeof check>[1],
): Promise<string> {
  for (const seed of seeds) {
    const { schedule, broken } = await check(scheduleOf(seed), sabotage);
    if (schedule.steps.length > 3 && broken.some((one) => one.rule === rule)) return seed;
  }
  throw new Error(`No schedule breaks ${rule}.`);
}
