import { createDice } from './dice';
import { createWorld } from './world';

/** What a long day of one console costs the panel. */
export interface Day {
  readonly hours: number;
  readonly requests: number;
  /** New tokens that went over a live socket. */
  readonly renewals: number;
  readonly reconnects: number;
  /** Of those, the ones for which no token was left to do. */
  readonly needed: number;
  /** ms that a token had left when it was replaced; the least. */
  readonly least: number;
}

const minute = 60_000;

/** Tokens of ten minutes, and one cut an hour, at some moment of it. */
export async function day(seed: number, hours: number): Promise<Day> {
  const dice = createDice(seed);
  const world = createWorld({ seed, newer: true, stamped: true, pace: 0.05, life: 600 });
  const tab = world.openTab();
  for (let hour = 0; hour < hours; hour += 1) {
    const cutAfter = dice.between(1, 59 * 60) * 1000;
    await world.sim.pass(cutAfter);
    world.node.cut(1006);
    await world.sim.pass(60 * minute - cutAfter);
  }
  const known = new Set<string>();
  let renewals = 0;
  let needed = 0;
  tab.sockets.forEach(({ sent }, nth) => {
    const auths = sent.filter(({ frame }) => frame.startsWith('{"event":"auth"'));
    auths.forEach(({ frame }, auth) => {
      if (known.has(frame)) return;
      known.add(frame);
      if (auth > 0) renewals += 1;
      else if (nth > 0) needed += 1;
    });
  });
  const minted = world.panel.requests.map(({ at }) => at);
  const lived = minted.slice(1).map((at, nth) => at - (minted[nth] ?? 0));
  const result: Day = {
    hours,
    requests: minted.length,
    renewals,
    reconnects: tab.sockets.length - 1,
    needed,
    least: 600_000 - Math.max(...lived),
  };
  world.dispose();
  return result;
}
