import { useEffect, useState } from 'react';
import type { PowerAction } from '../../engine/protocol';
import { useSettings } from '../app/services';
import { consoleWords } from '../messages/en/console';
import { useConsole, useSnapshot } from './consoleContext';
import { type PowerButton, powerButtons, primaryAction } from './power';

export interface Power {
  readonly buttons: readonly PowerButton[];
  readonly primary: PowerButton | null;
  /** What was asked for and is not done, from the click on. */
  readonly underWay: { readonly action: PowerAction; readonly since: number } | null;
  /** What it came to is not known, now or any more. */
  readonly unanswered: boolean;
  readonly refusal: string | null;
  /** Waits for an answer in a dialog. */
  readonly asking: PowerAction | null;
  forgetRefusal(): void;
  press(action: PowerAction): void;
  confirm(): void;
  cancel(): void;
}

/** The node takes its time to show up in a snapshot; the click is answered by the page until then. */
const bridge = 1_500;

export function usePower(): Power {
  const { client } = useConsole();
  const askBeforeStop = useSettings((s) => s.askBeforeStop);
  const process = useSnapshot((s) => s.server.process);
  const power = useSnapshot((s) => s.server.power);
  const permissions = useSnapshot((s) => s.connection.permissions);
  const ready = useSnapshot(
    ({ connection: { current } }) => current.phase === 'live' && current.ready,
  );
  const occupied = useSnapshot(({ server }) =>
    [server.install, server.restore, server.transfer].some((one) => one?.endedAt === null),
  );
  const [clicked, setClicked] = useState<Power['underWay']>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asking, setAsking] = useState<PowerAction | null>(null);

  useEffect(() => {
    if (clicked === null) return;
    const timer = setTimeout(() => setClicked(null), bridge);
    return () => clearTimeout(timer);
  }, [clicked]);
  useEffect(() => {
    if (refusal === null) return;
    const timer = setTimeout(() => setRefusal(null), 8_000);
    return () => clearTimeout(timer);
  }, [refusal]);

  async function send(action: PowerAction): Promise<void> {
    setAsking(null);
    setRefusal(null);
    setClicked({ action, since: Date.now() });
    const result = await client.sendPower(action);
    if (result.sent) return;
    setClicked(null);
    setRefusal(consoleWords.power.refused(result.why, action));
  }

  const known = power === null ? null : { action: power.action, since: power.sentAt };
  const shownPower =
    power ??
    (clicked === null
      ? null
      : {
          action: clicked.action,
          sentAt: clicked.since,
          unanswered: false,
          begun: false,
          uncertain: false,
        });
  const buttons = powerButtons({ process, power: shownPower, permissions, ready, occupied });
  return {
    buttons,
    primary: primaryAction(buttons, process),
    underWay: known ?? clicked,
    unanswered: power?.unanswered === true || power?.uncertain === true,
    refusal,
    asking,
    forgetRefusal: () => setRefusal(null),
    press(action) {
      if (action === 'kill' || (askBeforeStop && action !== 'start')) setAsking(action);
      else void send(action);
    },
    confirm() {
      if (asking !== null) void send(asking);
    },
    cancel: () => setAsking(null),
  };
}
