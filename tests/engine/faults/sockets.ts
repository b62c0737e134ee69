import type { Played } from './play';
import type { Broken } from './rules';
import type { Tab } from './tab';
import type { SocketRecord } from './wire';

/** A hair, for what is due in the same millisecond. */
const hair = 5;

export function socketsBroken(played: Played): Broken[] {
  const { world, timeJumped } = played;
  const broken: Broken[] = [];
  // Holds S5.
  for (const event of world.node.record.early) {
    broken.push({ rule: 'S5', what: `${event} reached the node before a token` });
  }
  for (const tab of world.tabs) {
    tab.sockets.forEach((socket, nth) => {
      const next = tab.sockets[nth + 1];
      // Holds S8.
      if (next !== undefined && (socket.endedAt === null || socket.endedAt > next.at)) {
        broken.push({ rule: 'S8', what: `socket ${nth} was still there at ${next.at}` });
      }
      broken.push(...ofSocket(socket, nth, played));
    });
    if (!timeJumped) broken.push(...budget(tab));
  }
  return broken;
}

function ofSocket(socket: SocketRecord, nth: number, { world, timeJumped }: Played): Broken[] {
  const broken: Broken[] = [];
  const { sent, signedInAt, openedAt, endedAt, refused } = socket;
  for (const { at, frame } of sent) {
    const early = signedInAt === null || at < signedInAt;
    // Holds S5.
    if (early && !frame.startsWith('{"event":"auth"')) {
      broken.push({ rule: 'S5', what: `${frame} went over socket ${nth} before sign-in` });
    }
    // Holds S13.
    const again = refused.find((one) => one.at < at && frame.includes(one.token));
    if (again !== undefined)
      broken.push({ rule: 'S13', what: 'a refused token was offered again' });
  }
  // Holds S17.
  if (socket.url.includes('token=')) broken.push({ rule: 'S17', what: socket.url });
  // Holds S9.
  if (!socket.unsteady) {
    for (const { what, peer, at } of world.node.record.throttled) {
      if (peer === socket.peer) broken.push({ rule: 'S9', what: `${what} was throttled at ${at}` });
    }
  }
  const times = sent.map(({ at }) => at);
  if (isTooFast(times)) broken.push({ rule: 'S9', what: `socket ${nth} had more than 4 a second` });
  if (timeJumped) return broken;
  // Holds L5.
  const until = endedAt ?? world.sim.now;
  if ((openedAt ?? until) - socket.at > 10_000 + hair) {
    broken.push({ rule: 'L5', what: `socket ${nth} was opening for too long` });
  }
  if (openedAt !== null && (signedInAt ?? until) - openedAt > 10_000 + hair) {
    broken.push({ rule: 'L5', what: `socket ${nth} was signing in for too long` });
  }
  return broken;
}

/** In any span more than 10 and 4 a second: the node's buckets, a little smaller. */
function isTooFast(times: readonly number[]): boolean {
  return times.some((from, first) =>
    times.slice(first).some((to, nth) => nth + 1 > 10 + (4 * (to - from)) / 1000),
  );
}

/** Holds S12. */
function budget(tab: Tab): Broken[] {
  const counted = tab.sockets.filter(({ offline, refused }) => !offline && refused.length === 0);
  return counted.flatMap((socket, nth) => {
    const before = counted.slice(0, nth).filter(({ at }) => socket.at - at < 600_000);
    const last = before.at(-1);
    const asked = tab.pressed.some((at) => at <= socket.at && socket.at - at < 11_000);
    const moved = last !== undefined && !socket.url.startsWith(last.url.slice(0, 10));
    if (before.length < 12 || last === undefined || asked || moved) return [];
    if (socket.at - last.at >= 60_000 - hair) return [];
    return [{ rule: 'S12', what: `socket ${nth} was the ${before.length + 1}th in 10 minutes` }];
  });
}
