import { createPanel } from '../../../src/engine/panel/createPanel';
import { parseServerEvent } from '../../../src/engine/protocol';
import { createServerStateReducer, initialServerState } from '../../../src/engine/serverState';
import { decodeToken } from '../../../src/engine/token';
import { createHarness, type Harness } from '../connection/harness';
import { createFakeClock } from '../fakes/fakeClock';
import { createFakePanel } from '../fakes/fakePanel';
import { createDice, type Dice } from './dice';
import { someBody, someFrame, someToken } from './garbage';

/** What inputs that nobody should send have led to. */
export interface Fuzzed {
  readonly frames: number;
  readonly bodies: number;
  readonly exceptions: readonly string[];
  /** Connections that were neither live nor stopped four minutes after all was well again. */
  readonly stuck: number;
}

/** Frames for one connection, before it has to find its way back. */
const batch = 500;

/** `count` inputs: seven of ten are frames, the rest the panel's answers. */
export async function fuzz(seed: number, count: number): Promise<Fuzzed> {
  const dice = createDice(seed);
  const exceptions: string[] = [];
  const frames = Math.round(count * 0.7);
  const bodies = count - frames;
  let stuck = 0;

  for (let done = 0; done < frames; done += batch) {
    try {
      if (!(await connectionWith(dice, Math.min(batch, frames - done)))) stuck += 1;
    } catch (error) {
      exceptions.push(String(error));
    }
  }
  for (let done = 0; done < bodies; done += 1) {
    try {
      await answerWith(dice, done);
    } catch (error) {
      exceptions.push(String(error));
    }
  }
  return { frames, bodies, exceptions, stuck };
}

/** Whether the connection finds its way back after it. */
async function connectionWith(dice: Dice, count: number): Promise<boolean> {
  const harness = createHarness();
  harness.setChance(dice.chance());
  const reduceState = createServerStateReducer({ clean: (text) => text });
  let server = initialServerState;
  await harness.goLive();
  for (let nth = 0; nth < count; nth += 1) {
    const text = someFrame(dice);
    const event = parseServerEvent(text);
    if (event !== null) server = reduceState(server, event, nth);
    harness.sockets.latest().saysText(text);
    if (nth % 25 === 0) await goOn(harness, dice.between(0, 3_000));
  }
  for (let second = 0; second < 240 && !isSettled(harness); second += 1) await goOn(harness, 1_000);
  const settled = isSettled(harness);
  harness.connection.dispose();
  return settled;
}

function isSettled(harness: Harness): boolean {
  const { current } = harness.connection.status();
  return current.phase === 'stopped' || (current.phase === 'live' && current.ready);
}

/** The node lets in who comes. */
async function goOn(harness: Harness, ms: number): Promise<void> {
  await harness.clock.advance(ms);
  const socket = harness.sockets.latest();
  if (!socket.isAlive()) return;
  if (harness.phase() === 'connecting') socket.opens();
  if (harness.phase() === 'authenticating') socket.says('auth success');
  socket.says('status', 'running');
}

const access = { url: 'https://panel.example', auth: { kind: 'session' } } as const;
const statuses = [200, 200, 200, 400, 401, 403, 404, 409, 419, 429, 500, 502, 503] as const;

async function answerWith(dice: Dice, nth: number): Promise<void> {
  decodeToken(someToken(dice));
  const fake = createFakePanel();
  fake.answer('', { status: dice.pick(statuses), body: someBody(dice), redirected: dice.yes(0.1) });
  const panel = createPanel(access, fake.fetch, createFakeClock(), () => ({
    signal: null,
    abort: () => {},
  }));
  switch (nth % 4) {
    case 0:
      await panel.token('8d3f9a2e');
      break;
    case 1:
      await panel.server('8d3f9a2e');
      break;
    case 2:
      await panel.servers(1);
      break;
    default:
      await panel.resources('8d3f9a2e');
  }
}
