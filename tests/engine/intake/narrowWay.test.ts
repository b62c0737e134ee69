import { expect, test } from 'vitest';
import { createIntake } from '../../../src/engine/log/intake/intake';
import * as returns from '../../../src/engine/log/intake/return';
import { createLogStore } from '../../../src/engine/log/store';
import { createFakeClock } from '../fakes/fakeClock';
import { createChance } from './model/chance';

const window = 150;
/** ms; nothing is printed any more after `printed`. */
const [printed, lasts] = [12_000, 30_000];
/** Bytes of a line on its way, and of the stats. */
const [lineBytes, statsBytes] = [60, 100];

interface Trouble {
  readonly from: number;
  readonly until: number;
  readonly bandwidth?: number;
  readonly latency?: number;
  readonly jitter?: number;
}

/**
 * A first visit to a server that prints some lines a second, on a way that becomes slower or narrower
 * (bytes a second) when the log has just been asked for, or stands still for a moment.
 */
async function firstVisit(seed: number) {
  const { whole } = createChance(seed);
  const old = whole(0, 1) ? whole(0, 20) : whole(20, 160);
  const rate = whole(2, 6);
  const log = Array.from({ length: old }, (_, index) => `old ${index}`);
  const latency = whole(0, 1) ? whole(0, 150) : 0;
  const usual = { latency, jitter: latency ? whole(0, 100) : 0, bandwidth: 0 };
  const troubles: readonly Trouble[] = Array.from({ length: whole(1, 2) }, () => {
    const from = 300 + whole(-300, 2_500);
    const until = from + whole(100, 2_500);
    return whole(0, 1)
      ? { from, until, bandwidth: whole(300, 5_000) }
      : { from, until: lasts, latency: whole(100, 600), jitter: whole(0, 300) };
  });
  const stalls = Array.from({ length: whole(0, 1) }, () => {
    const from = whole(0, 7_000);
    return { from, to: from + whole(50, 1_200) };
  });
  const opensAt = whole(0, 400);

  let t = 0;
  let trip = 0;
  let lastAt = 0;
  const way: { at: number; arrive: () => void }[] = [];
  const asked: number[] = [];
  const replay: string[] = [];
  const settings = () =>
    Object.assign(
      { ...usual },
      ...troubles.filter(({ from, until }) => t >= from && t < until),
    ) as typeof usual;
  const later = (): number => {
    const { latency, jitter } = settings();
    return t + latency + (jitter > 0 ? whole(0, jitter) : 0);
  };
  function send(bytes: number, arrive: () => void): void {
    const { bandwidth } = settings();
    lastAt = Math.max(lastAt, later()) + (bandwidth > 0 ? (bytes / bandwidth) * 1_000 : 0);
    for (const { from, to } of stalls) if (lastAt >= from && lastAt < to) lastAt = to;
    way.push({ at: lastAt, arrive });
  }
  function widen(): void {
    lastAt = t;
    for (const one of way) {
      one.at = Math.max(lastAt, Math.min(one.at, t + settings().latency));
      lastAt = one.at;
    }
  }

  const clock = createFakeClock();
  const store = createLogStore({ maxLines: 1_000 });
  const intake = createIntake({
    store,
    clock,
    window,
    trip: () => trip,
    restoring: false,
    returns,
    onChange() {},
    sendLogs: () => asked.push(later()) > 0,
  });
  const print = (line: string): void => send(lineBytes, () => intake.output(line));

  let readyAt = -1;
  let next = 0;
  for (let count = 0; t < lasts; t++) {
    if (t === opensAt) {
      trip = 2 * settings().latency;
      readyAt = t + trip;
    }
    const isOpen = readyAt >= 0 && t >= readyAt;
    if (t === readyAt)
      send(0, () => {
        intake.processState('running');
        intake.sessionReady();
      });
    if (t >= next && t < printed) {
      count += 1;
      log.push(`tick ${count}`);
      if (isOpen) print(`tick ${count}`);
      next = t + 1_000 / rate;
    }
    while ((asked[0] ?? t + 1) <= t) {
      asked.shift();
      replay.push(...log.slice(-window));
    }
    for (const line of replay.splice(0, whole(0, 3))) print(line);
    if (t % 1_000 === 700 && isOpen) {
      const uptime = 100_000 + t;
      send(statsBytes, () => intake.uptime(uptime));
    }
    if (troubles.some(({ bandwidth, until }) => bandwidth && t === until)) widen();
    await clock.advance(1);
    while ((way[0]?.at ?? t + 1) <= t) way.shift()?.arrive();
  }
  return store
    .slice(0, store.end)
    .filter(({ notice }) => notice === null)
    .map(({ text }) => text);
}

test.each([1158, 1342, 1387, 1443, 1676])(
  'on a first visit no line stands twice where the way becomes slower under it (seed %i)',
  async (seed) => {
    const shown = await firstVisit(seed);
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((line, index) => shown.indexOf(line) !== index)).toEqual([]);
  },
);
