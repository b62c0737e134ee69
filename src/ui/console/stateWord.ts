import type { ConnectionStatus } from '../../engine/connectionStatus';
import type { ServerDetails, ServerHold } from '../../engine/panel/panel';
import type { ServerState } from '../../engine/serverState';
import type { StateWord } from '../messages/en/console';
import { isBrief } from './outage';

/** A word and a shape, never a colour alone. */
export type StateShape = 'full' | 'filling' | 'emptying' | 'empty' | 'dashed';
export type StateTone = 'good' | 'warn' | 'bad' | 'muted';

export interface StateView {
  readonly word: StateWord;
  readonly shape: StateShape;
  readonly tone: StateTone;
}

export function stateView(
  input: {
    readonly connection: ConnectionStatus;
    readonly details: ServerDetails | null;
    readonly server: ServerState;
  },
  now: number,
): StateView {
  const { connection, server } = input;
  const word = stateWord(connection, input.details?.hold ?? null, server, now);
  return { word, ...looks[word] };
}

function stateWord(
  connection: ConnectionStatus,
  hold: ServerHold | null,
  server: ServerState,
  now: number,
): StateWord {
  const { current, downSince } = connection;
  if (current.phase === 'stopped') {
    switch (current.reason.kind) {
      case 'suspended':
        return 'suspended';
      case 'gone':
      case 'forbidden':
        return 'no access';
      case 'signed out':
      case 'two factor required':
        return 'signed out';
      case 'not loaded':
        return 'not connected';
    }
  }
  if (server.deleted) return 'no access';
  if (current.phase === 'held') return wordOfHold(current.hold);
  if (current.phase !== 'live') {
    const first = connection.permissions === null && connection.attempt <= 1;
    if (first && current.phase !== 'waiting') return 'connecting';
    return isBrief(downSince, now) ? 'reconnecting' : 'not connected';
  }
  if (server.install?.endedAt === null) return 'installing';
  if (server.restore?.endedAt === null) return 'restoring';
  if (server.transfer?.endedAt === null) return 'transferring';
  if (server.process !== null) return server.process;
  return hold === null ? 'connecting' : wordOfHold(hold);
}

export function wordOfHold(hold: ServerHold): StateWord {
  if (hold === 'restoring backup') return 'restoring';
  return hold === 'node maintenance' ? 'maintenance' : hold;
}

export const looks: Readonly<Record<StateWord, { shape: StateShape; tone: StateTone }>> = {
  running: { shape: 'full', tone: 'good' },
  starting: { shape: 'filling', tone: 'warn' },
  stopping: { shape: 'emptying', tone: 'warn' },
  offline: { shape: 'empty', tone: 'muted' },
  connecting: { shape: 'dashed', tone: 'muted' },
  reconnecting: { shape: 'dashed', tone: 'warn' },
  'not connected': { shape: 'dashed', tone: 'bad' },
  installing: { shape: 'filling', tone: 'warn' },
  'install failed': { shape: 'empty', tone: 'bad' },
  suspended: { shape: 'empty', tone: 'bad' },
  restoring: { shape: 'filling', tone: 'warn' },
  transferring: { shape: 'filling', tone: 'warn' },
  maintenance: { shape: 'empty', tone: 'warn' },
  'no access': { shape: 'empty', tone: 'bad' },
  'signed out': { shape: 'dashed', tone: 'bad' },
  unknown: { shape: 'dashed', tone: 'muted' },
};
