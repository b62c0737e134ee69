import type { Played } from './play';
import type { Broken } from './rules';
import type { Tab } from './tab';

/** What was asked of a tab, what it said became of it, and what the node really had. */
export function sendingBroken({ world }: Played): Broken[] {
  const broken: Broken[] = [];
  const heard = new Map<string, number>();
  for (const { line } of world.node.record.commands) heard.set(line, (heard.get(line) ?? 0) + 1);
  // Holds S1.
  for (const [line, times] of heard) {
    if (times > 1) broken.push({ rule: 'S1', what: `“${line}” came ${times} times` });
  }
  for (const tab of world.tabs) broken.push(...ofTab(tab), ...fates(tab, heard));
  return broken;
}

function ofTab(tab: Tab): Broken[] {
  const broken: Broken[] = [];
  const went = new Map<string, { readonly socket: number; readonly open: boolean }[]>();
  tab.sockets.forEach((record, socket) => {
    for (const { frame, at } of record.sent) {
      if (!isAsked(frame)) continue;
      const open = record.signedInAt !== null && record.signedInAt <= at;
      went.set(frame, [...(went.get(frame) ?? []), { socket, open }]);
    }
  });
  const asked = new Map<string, typeof tab.asked>();
  for (const one of tab.asked) asked.set(one.frame, [...(asked.get(one.frame) ?? []), one]);

  for (const [frame, ones] of asked) {
    const frames = went.get(frame) ?? [];
    const out = ones.filter(({ result }) => result?.sent === true);
    // Holds S1, S2, S3.
    if (frames.length > ones.length) broken.push({ rule: 'S1', what: `${frame} went twice` });
    else if (frames.length > out.length)
      broken.push({ rule: 'S2', what: `${frame} was refused and went` });
    if (frames.length < out.length)
      broken.push({ rule: 'S3', what: `${frame} is said to be out and never went` });
    if (frames.some(({ open }) => !open))
      broken.push({ rule: 'S3', what: `${frame} went before sign-in` });
    // Holds S4.
    const last = Math.max(...ones.map(({ sockets }) => sockets));
    if (frames.some(({ socket }) => socket >= last)) {
      broken.push({ rule: 'S4', what: `${frame} went over a later socket` });
    }
    if (ones.some(({ result }) => result === null) && tab.closedAt === null) {
      broken.push({ rule: 'S4', what: `${frame} was never answered` });
    }
  }
  for (const frame of went.keys()) {
    if (!asked.has(frame)) broken.push({ rule: 'S1', what: `nobody asked for ${frame}` });
  }
  return broken;
}

/** Holds S3: what the log says of each command against what the node has had. */
function fates(tab: Tab, heard: ReadonlyMap<string, number>): Broken[] {
  if (tab.closedAt !== null) return [];
  return tab.lines().flatMap(({ source, text, notice }) => {
    if (source !== 'own') return [];
    const had = heard.has(text);
    if (notice === null && !had) return [{ rule: 'S3', what: `“${text}” stands as out, in vain` }];
    if (notice?.kind === 'not carried out' && had) return [{ rule: 'S2', what: `“${text}” was` }];
    return [];
  });
}

function isAsked(frame: string): boolean {
  return frame.startsWith('{"event":"send command"') || frame.startsWith('{"event":"set state"');
}
