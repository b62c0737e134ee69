import { anotherRuns } from '../../engine/powerUnderWay';
import type { ServerState } from '../../engine/serverState';
import { bannerWords } from '../messages/en/banners';
import { consoleWords } from '../messages/en/console';
import { formats } from '../messages/format';
import { type Banner, type BannerSource, banner } from './banner.types';

/** What became of commands and power actions, where it is not what was asked for. */

const w = bannerWords;

/** How long it is worth saying that the node dropped or refused something. */
const droppedFor = 60_000;

export function powerBanners({ server, connection }: BannerSource): Banner[] {
  const { power, notShown, process } = server;
  const found: Banner[] = [];
  if (power?.uncertain && connection.current.phase !== 'live') {
    const text = w.powerUncertain(consoleWords.power.name(power.action));
    found.push(banner({ id: `uncertain ${power.sentAt}`, tone: 'warn', text }));
  }
  if (power?.unanswered && connection.current.phase === 'live') {
    const text = w.unanswered(consoleWords.power.name(power.action));
    const id = `unanswered ${power.sentAt}`;
    found.push(banner({ id, tone: 'warn', text, dismissible: true }));
  }
  if (notShown !== null && process !== null) {
    const state = consoleWords.state(process).toLowerCase();
    const text = w.powerNotShown(consoleWords.power.name(notShown.action), state);
    found.push(banner({ id: `not shown ${notShown.at}`, tone: 'warn', text, dismissible: true }));
  }
  return found;
}

export function sendingBanners(server: ServerState, now: number): Banner[] {
  const { throttled, inDoubt, nodeError } = server;
  const found: Banner[] = [];
  if (inDoubt !== null) {
    found.push(
      banner({
        id: `in doubt ${inDoubt.at}`,
        tone: 'warn',
        text: w.commandsInDoubt(inDoubt.commands.length, formats.clock(inDoubt.at, now)),
        action: 'into box',
        commands: inDoubt.commands,
        dismissible: true,
      }),
    );
  }
  if (throttled !== null && now - throttled.at < droppedFor) {
    found.push(
      banner({
        id: `throttled ${throttled.at}`,
        tone: 'warn',
        dismissible: true,
        commands: throttled.commands,
        ...ofThrottled(throttled),
      }),
    );
  }
  if (nodeError !== null && now - nodeError.at < droppedFor) {
    const text = ofNodeError(nodeError);
    found.push(banner({ id: `node error ${nodeError.at}`, tone: 'warn', text, dismissible: true }));
  }
  return found;
}

function ofThrottled({
  what,
  commands: { length },
  power,
}: NonNullable<ServerState['throttled']>): Pick<Banner, 'text' | 'action'> {
  if (power !== null) {
    return { text: w.powerDropped(consoleWords.power.name(power)), action: null };
  }
  if (what !== 'send command') {
    return length === 0
      ? { text: w.requestDropped, action: null }
      : { text: w.requestDroppedWith(length), action: 'into box' };
  }
  if (length > 1) return { text: w.commandsDropped(length), action: 'into box' };
  return { text: w.commandDropped, action: length === 1 ? 'send again' : null };
}

function ofNodeError({ text, refused }: NonNullable<ServerState['nodeError']>): string {
  if (refused === null) return w.nodeSays(text);
  const name = consoleWords.power.name(refused);
  return anotherRuns.test(text) ? w.powerBusy(name) : w.powerRefused(name, text);
}
