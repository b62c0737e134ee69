import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOutbox, type SendResult } from '../../src/engine/outbox';
import { type PowerAction, parseFrame, powerActions } from '../../src/engine/protocol';
import { createFakeClock, settle } from './fakes/fakeClock';

/**
 * An independent model of the node's limits, written from protocol.md's table: it sees frames
 * when they arrive and says which it drops. `phase`: tokens come one at a time on a beat that
 * starts anywhere (`null`: they trickle in).
 */
function nodeLimits(phase: number | null) {
  const rows: Record<string, { every: number; burst: number }> = {
    auth: { every: 5_000, burst: 2 },
    'send logs': { every: 5_000, burst: 2 },
    'send command': { every: 1_000, burst: 10 },
    default: { every: 1_000, burst: 4 },
    global: { every: 200, burst: 10 },
  };
  const held = new Map<string, { tokens: number; at: number }>();
  function takes(name: string, now: number): boolean {
    const row = rows[name] ?? { every: 1_000, burst: 4 };
    const was = held.get(name) ?? { tokens: row.burst, at: 0 };
    const beats = (time: number) => Math.floor((time + (phase ?? 0) * row.every) / row.every);
    const gained = phase === null ? (now - was.at) / row.every : beats(now) - beats(was.at);
    const tokens = Math.min(row.burst, was.tokens + gained);
    const enough = tokens >= 1 - 1e-9;
    held.set(name, { tokens: enough ? tokens - 1 : tokens, at: now });
    return enough;
  }
  return (event: string, now: number): boolean => {
    const own = event in rows && event !== 'global' && event !== 'default' ? event : 'default';
    return takes('global', now) && takes(own, now);
  };
}

type Step =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'command' }
  | { readonly do: 'power'; readonly action: PowerAction }
  | { readonly do: 'control'; readonly event: 'auth' | 'send logs' | 'send stats' }
  | { readonly do: 'socket'; readonly open: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.nat(2_500) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.nat(120) }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('command') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('power'),
      action: fc.constantFrom(...powerActions),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('control'),
      event: fc.constantFrom('auth', 'send logs', 'send stats'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('socket'), open: fc.boolean() }) },
) as fc.Arbitrary<Step>;

/** Plays the steps; what reached the wire, what was claimed, and what the node would drop. */
async function play(steps: readonly Step[], delays: readonly number[], phase: number | null) {
  const clock = createFakeClock();
  const wire: { event: string; arg: string | undefined; at: number }[] = [];
  let open = true;
  const outbox = createOutbox({
    clock,
    transmit(frame) {
      const raw = parseFrame(frame);
      if (!open || raw === null) return false;
      wire.push({ event: raw.event, arg: raw.args[0], at: clock.elapsed() });
      return true;
    },
    permissions: () => ['*'],
    process: () => 'running',
  });
  outbox.signedIn();
  const commands: Promise<SendResult>[] = [];
  const powers: Promise<SendResult>[] = [];
  let controls = 0;
  for (const what of steps) {
    if (what.do === 'wait') await clock.advance(what.ms);
    else if (what.do === 'command') commands.push(outbox.command(`n${commands.length}`));
    else if (what.do === 'power') powers.push(outbox.power(what.action));
    else if (what.do === 'socket') open = what.open;
    else {
      const sent = outbox.control(
        what.event === 'auth' ? { event: 'auth', token: 't' } : { event: what.event },
      );
      if (sent) controls++;
    }
  }
  await clock.advance(5_000);
  await settle();
  const claimed = await Promise.all(commands);
  const claimedPowers = await Promise.all(powers);

  const takes = nodeLimits(phase);
  const dropped: string[] = [];
  let arrival = 0;
  for (const [i, frame] of wire.entries()) {
    // A socket keeps its order, so a late frame holds back those behind it.
    arrival = Math.max(arrival, frame.at + (delays[i % delays.length] ?? 0));
    if (!takes(frame.event, arrival)) dropped.push(`${frame.event} at ${arrival}`);
  }
  return { wire, dropped, claimed, claimedPowers, controls };
}

/** One thing asked for again and again: the way to the edge of a bucket. */
const insisting: fc.Arbitrary<Step[]> = fc
  .tuple(step, fc.integer({ min: 20, max: 400 }), fc.integer({ min: 5, max: 40 }))
  .map(([what, ms, times]) =>
    Array.from({ length: times }, () => [what, { do: 'wait', ms } as const]).flat(),
  );
const steps = fc.oneof(fc.array(step, { minLength: 5, maxLength: 120 }), insisting);
/** Ms on the way, by number of the frame. A line that gets faster pushes frames together. */
const delays = fc.oneof(
  fc.array(fc.nat(200), { minLength: 1, maxLength: 40 }),
  fc.nat(20).map((slow) => Array.from({ length: 200 }, (_, i) => (i < slow ? 200 : 0))),
);
const phase = fc.option(fc.double({ min: 0, max: 0.999, noNaN: true }));

test('nothing that is sent is ever throttled, whatever is asked for and however the network delays it', async () => {
  await fc.assert(
    fc.asyncProperty(steps, delays, phase, async (given, late, beat) => {
      expect((await play(given, late, beat)).dropped).toEqual([]);
    }),
    { numRuns: 1_500 },
  );
});

test('each command goes once, in order, 100 ms apart, and is reported sent exactly when it went', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (given) => {
      const { wire, claimed, claimedPowers, controls } = await play(given, [0], null);
      const said = claimed.flatMap((result, i) => (result.sent ? [`n${i}`] : []));
      const commands = wire.filter((frame) => frame.event === 'send command');
      expect(commands.map((frame) => frame.arg)).toEqual(said);
      for (const [i, frame] of commands.entries()) {
        const before = commands[i - 1];
        if (before !== undefined) expect(frame.at - before.at).toBeGreaterThanOrEqual(100);
      }
      const powers = wire.filter((frame) => frame.event === 'set state');
      expect(powers.length).toBe(claimedPowers.filter((result) => result.sent).length);
      expect(wire.length).toBe(commands.length + powers.length + controls);
    }),
    { numRuns: 150 },
  );
});

test('at the pace the limits allow a long paste arrives whole', async () => {
  const paste: Step[] = Array.from({ length: 60 }, () => [
    { do: 'command' } as const,
    { do: 'wait', ms: 1_021 } as const,
  ]).flat();
  const { dropped, claimed } = await play(paste, [0, 200], 0.5);
  expect(dropped).toEqual([]);
  expect(claimed.every((result) => result.sent)).toBe(true);
});

test('the model drops what a careless client sends', () => {
  const takes = nodeLimits(null);
  const taken = Array.from({ length: 12 }, () => takes('send command', 0));
  expect(taken.filter((ok) => !ok).length).toBe(2);
  expect(takes('auth', 10_000)).toBe(true);
  expect(takes('auth', 10_000)).toBe(true);
  expect(takes('auth', 10_001)).toBe(false);
});
