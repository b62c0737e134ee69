import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CredentialsResult } from '../../../src/engine/credentials';
import type { Hint } from '../../../src/engine/surroundings';
import type { FakeSocket } from '../fakes/fakeSocket';
import { createHarness, type Harness, refusal } from './harness';

/** Anything the outside can do to a connection, at any moment. */
type Action =
  | { readonly act: 'start' | 'retry now' | 'access changed' | 'opens' }
  | { readonly act: 'advance' | 'jump' | 'sleep'; readonly ms: number }
  | { readonly act: 'hint'; readonly hint: Hint }
  | { readonly act: 'answer'; readonly result: CredentialsResult | 'mint' | 'elsewhere' }
  | { readonly act: 'says'; readonly event: string; readonly text: string; readonly late: boolean }
  | { readonly act: 'closes'; readonly code: number; readonly late: boolean }
  | { readonly act: 'blocked' | 'refused'; readonly on: boolean }
  | { readonly act: 'transmit'; readonly frame: string };

const failures: readonly CredentialsResult[] = [
  refusal({ kind: 'unreachable' }),
  refusal({ kind: 'too many requests', retryAfter: 60_000 }),
  refusal({ kind: 'unexpected answer', status: 502, html: true }),
  refusal({ kind: 'conflict', detail: null }),
  refusal({ kind: 'conflict', detail: null }, 'installing'),
  refusal({ kind: 'conflict', detail: null }, 'suspended'),
  refusal({ kind: 'signed out' }),
  refusal({ kind: 'forbidden', detail: null }),
];

const ms = fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 700_000 }));
const hints = ['online', 'offline', 'visible', 'hidden', 'wake'] as const;
const saying = fc.constantFrom<readonly [string, string]>(
  ['auth success', ''],
  ['status', 'running'],
  ['status', 'offline'],
  ['console output', 'a line'],
  ['stats', '{}'],
  ['jwt error', 'jwt: exp claim is invalid'],
  ['jwt error', 'Error Event [1]: jwt: created too far in past (denylist)'],
  ['daemon error', 'An unexpected error.'],
  ['token expiring', ''],
  ['token expired', ''],
  ['transfer status', 'completed'],
  ['transfer status', 'failed'],
  ['deleted', ''],
  ['throttled', 'auth'],
  ['unheard of', ''],
);
const act = <T extends Action['act']>(name: T) => fc.constant(name);

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom('start', 'retry now', 'access changed') }),
  },
  { weight: 4, arbitrary: fc.record({ act: act('opens') }) },
  { weight: 4, arbitrary: fc.record({ act: act('advance'), ms }) },
  { weight: 1, arbitrary: fc.record({ act: act('sleep'), ms }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: act('jump'), ms: fc.integer({ min: -900_000, max: 900_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ act: act('hint'), hint: fc.constantFrom(...hints) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: act('answer'),
      result: fc.oneof(
        { weight: 3, arbitrary: fc.constant<'mint'>('mint') },
        { weight: 1, arbitrary: fc.constant<'elsewhere'>('elsewhere') },
        { weight: 2, arbitrary: fc.constantFrom(...failures) },
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(saying, fc.boolean())
      .map(([[event, text], late]) => ({ act: 'says', event, text, late }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: act('closes'),
      code: fc.constantFrom(1000, 1001, 1006, 1009, 1012, 4409),
      late: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom('blocked', 'refused'), on: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: act('transmit'),
      frame: fc.constantFrom(
        '{"event":"send logs","args":[]}',
        '{"event":"send command","args":["x"]}',
      ),
    }),
  },
);

/** A harness that watches what must never happen while actions are carried out. */
function createWatched(tokenInUrl: boolean) {
  const harness = createHarness({ tokenInUrl });
  const pending: ((result: CredentialsResult) => void)[] = [];
  const seen = new Set<FakeSocket>();
  const signedIn = new Set<FakeSocket>();
  harness.source.answer = () => new Promise((resolve) => pending.push(resolve));
  harness.source.abandon = () => {
    pending.length = 0;
  };

  function watch(): void {
    expect(pending.length).toBeLessThanOrEqual(1);
    expect(harness.sockets.all.filter((socket) => socket.isAlive()).length).toBeLessThanOrEqual(1);
    for (const socket of harness.sockets.all) {
      if (seen.has(socket)) continue;
      seen.add(socket);
      socket.onSent((text) => {
        if (!signedIn.has(socket)) expect(text).toContain('{"event":"auth"');
      });
    }
    const phase = harness.phase();
    // Whatever it waits for, something will end the wait.
    const waits = phase !== 'idle' && phase !== 'stopped';
    if (waits && pending.length === 0) expect(harness.clock.pending()).toBeGreaterThan(1);
  }

  function says(socket: FakeSocket, event: string, text: string, late: boolean): void {
    const signs = event === 'auth success' || (tokenInUrl && /^(status|console)/.test(event));
    if (signs && socket.isAlive() && harness.phase() === 'authenticating') signedIn.add(socket);
    if (late) socket.saysLate(event, text);
    else socket.says(event, text);
  }

  async function carryOut(todo: Action): Promise<void> {
    const socket = harness.sockets.all.at(-1);
    switch (todo.act) {
      case 'start':
        return harness.connection.start();
      case 'retry now':
        return harness.connection.retryNow();
      case 'access changed':
        return harness.connection.accessChanged();
      case 'opens':
        return socket?.isAlive() ? socket.opens() : undefined;
      case 'advance':
        return harness.clock.advance(todo.ms);
      case 'jump':
        return harness.clock.jump(todo.ms);
      case 'sleep':
        return harness.clock.sleep(todo.ms);
      case 'hint':
        return harness.hint(todo.hint);
      case 'answer':
        harness.source.socket =
          todo.result === 'elsewhere' ? 'wss://other.example/ws' : 'wss://a/ws';
        pending.shift()?.(typeof todo.result === 'string' ? harness.source.mint() : todo.result);
        return harness.clock.advance(0);
      case 'says': {
        const speaker = todo.late ? harness.sockets.all[0] : socket;
        if (speaker !== undefined) says(speaker, todo.event, todo.text, todo.late);
        return;
      }
      case 'closes':
        if (todo.late) return harness.sockets.all[0]?.closesLate(todo.code);
        return socket?.isAlive() ? socket.closes(todo.code) : undefined;
      case 'blocked':
        return harness.setBlocked(todo.on);
      case 'refused':
        return harness.sockets.refuse(todo.on);
      case 'transmit':
        harness.connection.transmit(todo.frame);
        return;
    }
  }

  return { harness, pending, watch, carryOut };
}

/** Panel, node and network behave from now on. */
async function heal(harness: Harness, pending: ((result: CredentialsResult) => void)[]) {
  harness.setBlocked(false);
  harness.sockets.refuse(false);
  harness.source.answer = () => harness.source.mint();
  for (const answer of pending.splice(0)) answer(harness.source.mint());
  for (let second = 0; second < 240; second += 1) {
    await harness.clock.advance(1_000);
    const socket = harness.sockets.all.at(-1);
    if (socket === undefined || !socket.isAlive()) continue;
    if (harness.phase() === 'connecting') socket.opens();
    if (harness.phase() === 'authenticating') socket.says('auth success');
    socket.says('status', 'running');
  }
}

// Holds S5, S6, S8, S20, L4.
test('whatever happens: no error, never two requests, never two sockets, nothing but auth before sign-in, never stuck', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { maxLength: 60 }),
      fc.boolean(),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      async (actions, tokenInUrl, chance) => {
        const { harness, pending, watch, carryOut } = createWatched(tokenInUrl);
        harness.setChance(chance);
        harness.connection.start();
        await harness.clock.advance(0);
        for (const todo of actions) {
          await carryOut(todo);
          watch();
        }
        await heal(harness, pending);
        expect(['live', 'stopped']).toContain(harness.phase());
        harness.connection.dispose();
        expect(harness.clock.pending()).toBe(0);
      },
    ),
    { numRuns: 300 },
  );
}, 120_000);
