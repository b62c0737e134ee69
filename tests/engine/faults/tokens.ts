import type { TokenRequest } from './panelModel';
import type { Played } from './play';
import type { Broken } from './rules';
import type { Tab } from './tab';

/** What was asked of the panel, and whether a stop had its reason. */
export function tokensBroken(played: Played): Broken[] {
  return played.world.tabs.flatMap((tab) => {
    const requests = played.world.panel.requests.filter((request) => request.tab === tab.nth);
    return [...pace(requests, tab, played), ...stops(tab, requests, played)];
  });
}

function pace(
  requests: readonly TokenRequest[],
  tab: Tab,
  { schedule, world, timeJumped }: Played,
) {
  const broken: Broken[] = [];
  const short =
    schedule.world.life < 300 ||
    schedule.steps.some(({ fault }) => fault.do === 'token life' && fault.seconds < 300);
  // Those that the panel itself has answered.
  const counted = requests.filter(({ counts }) => counts);
  requests.forEach((request, nth) => {
    const next = requests[nth + 1];
    const end = request.endedAt ?? (next === undefined ? world.sim.now : Number.POSITIVE_INFINITY);
    // Holds S6.
    if (next !== undefined && next.at < end) {
      broken.push({ rule: 'S6', what: `two at once at ${next.at}` });
    }
    // Holds L5.
    if (!timeJumped && tab.closedAt === null && end - request.at > 10_005) {
      broken.push({ rule: 'L5', what: `a request took ${end - request.at} ms` });
    }
    // Holds S7.
    const sixth = counted[nth + 5];
    const first = counted[nth];
    if (short || timeJumped || sixth === undefined || first === undefined) return;
    if (sixth.at - (first.endedAt ?? 0) < 59_995) {
      broken.push({ rule: 'S7', what: `six within ${sixth.at - first.at} ms of ${first.at}` });
    }
  });
  requests.forEach((request, nth) => {
    const next = requests[nth + 1];
    // Holds S18.
    if (next === undefined || timeJumped || request.notBefore === 0) return;
    const pressed = tab.pressed.some((at) => at >= request.at && at <= next.at);
    if (next.at < request.notBefore - 5 && !pressed) {
      broken.push({ rule: 'S18', what: `asked ${request.notBefore - next.at} ms too early` });
    }
  });
  // Holds S19.
  for (const { refused } of tab.sockets) {
    for (const { at } of refused) {
      const early = requests.find((one) => one.at > at && one.at < at + 995);
      const pressed = tab.pressed.some((when) => when >= at && when < at + 1000);
      if (early !== undefined && !pressed && !timeJumped) {
        broken.push({ rule: 'S19', what: `asked ${early.at - at} ms after a refusal` });
      }
    }
  }
  return broken;
}

/** Holds S15. */
function stops(tab: Tab, requests: readonly TokenRequest[], { schedule }: Played): Broken[] {
  const said = new Set<string>();
  for (const { status } of requests) {
    if (status === 401 || status === 419) said.add('signed out');
    if (status === 403) said.add('forbidden');
    if (status === 404) said.add('gone');
  }
  for (const { fault } of schedule.steps) {
    if (fault.do === 'suspend') said.add('suspended');
    // A 409 is explained by the server's details, which may be refused by then.
    if (fault.do === 'panel' && (fault.mood === 401 || fault.mood === 419)) said.add('signed out');
    if (fault.do === 'panel' && fault.mood === 403) said.add('forbidden');
    if (fault.do === 'panel' && fault.mood === 404) said.add('gone');
  }
  return tab.phases.flatMap(({ at, phase }) =>
    phase.phase !== 'stopped' || said.has(phase.reason.kind)
      ? []
      : [{ rule: 'S15', what: `stopped at ${at}: ${phase.reason.kind}` }],
  );
}
