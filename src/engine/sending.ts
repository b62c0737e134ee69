import type { Clock } from './clock';
import { createFates } from './fates';
import type { LogStore } from './log/store';
import { type ControlEvent, createOutbox, type OutboxOptions, type SendResult } from './outbox';
import type { PowerAction } from './protocol';
import type { ServerStateEvent } from './serverState.types';

/** What goes to the node, and what became of it: the outbox, and the fates of what has left it. */
export interface Sending {
  control(event: ControlEvent): boolean;
  command(line: string): Promise<SendResult>;
  power(action: PowerAction): Promise<SendResult>;
  signedIn(): void;
  /** The token has ended on a live socket, or a new one is in force. */
  withhold(on: boolean): void;
  ended(): void;
  throttled(what: string): void;
  /** A `stats` came. `uptime`: ms. */
  stats(uptime: number): void;
  dispose(): void;
}

export function createSending(
  options: Pick<OutboxOptions, 'transmit' | 'permissions' | 'process'> & {
    readonly clock: Clock;
    readonly store: LogStore;
    /** A command has gone: it is put into the log. */
    echo(line: string): void;
    /** Lines of the log say more than they did. */
    onSaid(): void;
    onEvent(event: ServerStateEvent): void;
  },
): Sending {
  const outbox = createOutbox({ ...options, onAsked: () => fates.asked() });
  const fates = createFates({ ...options, ask: () => outbox.control({ event: 'send stats' }) });
  return {
    control: outbox.control,
    async command(line) {
      const result = await outbox.command(line);
      if (result.sent) {
        fates.sent(line);
        options.echo(line);
        options.onEvent({ kind: 'command sent', line });
      }
      return result;
    },
    async power(action) {
      const result = await outbox.power(action);
      if (result.sent) options.onEvent({ kind: 'power sent', action });
      return result;
    },
    signedIn: outbox.signedIn,
    withhold(on) {
      outbox.withhold(on);
      if (on) fates.refused();
    },
    ended() {
      outbox.ended();
      fates.ended();
    },
    throttled(what) {
      outbox.throttled(what);
      fates.throttled(what);
    },
    stats: fates.stats,
    dispose: outbox.dispose,
  };
}
