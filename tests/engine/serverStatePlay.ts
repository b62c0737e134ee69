import type { ProcessState, ServerEvent, StatsFrame } from '../../src/engine/protocol';
import {
  createServerStateReducer,
  initialServerState,
  type ServerState,
  type ServerStateEvent,
} from '../../src/engine/serverState';

/** Takes the escape sequences of these tests out; the sanitiser has tests of its own. */
const clean = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '').replace(/\u001b/g, '');
export const reduce = createServerStateReducer({ clean });

type Timed = readonly [at: number, event: ServerStateEvent];

export function play(
  events: readonly Timed[],
  from: ServerState = initialServerState,
): ServerState {
  return events.reduce((state, [at, event]) => reduce(state, event, at), from);
}

export const status = (state: ProcessState): ServerEvent => ({ event: 'status', state });
export const power = (action: 'start' | 'stop' | 'restart' | 'kill'): ServerStateEvent => ({
  kind: 'power sent',
  action,
});
export const tick: ServerStateEvent = { kind: 'tick' };
export const output = (text: string): ServerEvent => ({ event: 'console output', text });
export const daemon = (text: string): ServerEvent =>
  output(`\u001b[33m\u001b[1m[Pterodactyl Daemon]:\u001b[39m ${text}\u001b[0m`);
export const install = (text: string): ServerEvent => ({ event: 'install output', text });
export const message = (text: string): ServerEvent => ({ event: 'daemon message', text });
export const stats = (uptime: number): ServerEvent => ({
  event: 'stats',
  stats: {
    memory_bytes: 1,
    memory_limit_bytes: 1,
    cpu_absolute: 1,
    network: { rx_bytes: 0, tx_bytes: 0 },
    uptime,
    state: 'running',
    disk_bytes: 0,
  } satisfies StatsFrame,
});
