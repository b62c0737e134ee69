import type { Return } from './heal';
import type { Played } from './play';
import type { Broken } from './rules';

/** ms */
const hinted = 2_000;
/** A refused token: its second, and what spreads it. */
const refusal = 2_500;
/** A dead socket that has to be found first. */
const waking = 3_600;
const silence = 29_600;
/** A try that hangs, the longest pause, the try that works. */
const byItself = 10_000 + 30_000 + 2_500;
/** A deleted server that nobody said so of: after four tries in vain the panel is asked. */
const foundOut = 4 * 40_000 + 60_000;

/** How long a tab may take to be live again, once there is a way. */
export function allowedReturn(each: Return): number {
  const { from, end, allowed, refused } = each;
  const woken = end !== 'by itself' || from === 'stopped';
  const dead = from !== 'live' ? 0 : end === 'hint' ? waking : silence;
  if (each.tab.phase().phase === 'stopped') return foundOut;
  const mayWait =
    from === 'live' ? (end === 'hint' ? hinted : byItself) : woken ? hinted : byItself;
  return mayWait + dead + (refused ? refusal : 0) + (allowed > 0 ? allowed + byItself : 0);
}

/** Whether nothing but the way was waited for: those are what “≤ 2 s” is said of. */
export function isWoken({ tab, from, end, allowed, refused }: Return): boolean {
  if (tab.phase().phase === 'stopped') return false;
  const woken = end !== 'by itself' || from === 'stopped';
  return woken && from !== 'live' && allowed === 0 && !refused;
}

export function returnsBroken(played: Played): Broken[] {
  return [...played.returns.flatMap(ofReturn), ...found(played)];
}

/** Holds L1, L2, L8. */
function ofReturn(each: Return): Broken[] {
  const most = allowedReturn(each);
  if (each.ms !== null && each.ms <= most) return [];
  const rule = each.from === 'stopped' ? 'L8' : isWoken(each) ? 'L1' : 'L2';
  const what = `from ${each.from}, ${each.end}: ${each.ms ?? 'never'} of ${most} ms`;
  return [{ rule, what }];
}

/** Holds L3. */
function found({ world, timeJumped }: Played): Broken[] {
  if (timeJumped) return [];
  return world.tabs.flatMap(({ sockets, closedAt }) =>
    sockets.flatMap(({ deadAt, endedAt, signedInAt }, nth) => {
      if (deadAt === null || signedInAt === null || closedAt !== null) return [];
      const took = (endedAt ?? world.sim.now) - deadAt;
      return took > silence ? [{ rule: 'L3', what: `socket ${nth} was dead for ${took} ms` }] : [];
    }),
  );
}
