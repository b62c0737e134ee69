import { addOutput, beginOperation, ended, endOperation, isUnderWay, underWay } from './operation';
import type { ServerHold } from './panel/panel';
import type { ServerState } from './serverState.types';

/** Install, restore and transfer: what the node and the panel say of them, each in its own way. */

/** `null`: the message belongs to none of them. */
export function afterDaemonMessage(
  state: ServerState,
  text: string,
  clean: (text: string) => string,
  now: number,
): ServerState | null {
  if (isUnderWay(state.install)) {
    return change(state, 'install', addOutput(state.install, text, clean));
  }
  // A restore has no event of its own for its beginning.
  if (isUnderWay(state.restore) || clean(text).trimStart().startsWith('(restoring)')) {
    return change(state, 'restore', addOutput(underWay(state.restore, now), text, clean));
  }
  return null;
}

export function afterTransferStatus(state: ServerState, said: string, now: number): ServerState {
  const status = said.slice(0, 100);
  if (state.transfer?.status === status) return state;
  const transfer = { ...underWay(state.transfer, now), status };
  switch (status) {
    case 'completed':
    case 'success':
      return { ...state, transfer: endOperation(transfer, true, now) };
    case 'failed':
    case 'failure':
    case 'cancelled':
      return { ...state, transfer: endOperation(transfer, false, now) };
    default:
      return { ...state, transfer };
  }
}

/** Who may not see the output of an install, or cannot connect meanwhile, learns of it by this. */
export function afterDetails(
  state: ServerState,
  hold: ServerHold | null,
  now: number,
): ServerState {
  // A hold that is gone has ended; so has what nobody told us the end of while we were away.
  const gone = (held: ServerHold) => hold !== held && (state.hold === held || state.holdStale);
  let { install, restore, transfer } = state;
  if (hold === 'installing') install = underWay(install, now);
  else if (gone('installing')) install = ended(install, now);
  if (hold === 'install failed' && install?.successful) install = { ...install, successful: false };
  if (hold === 'restoring backup') restore = underWay(restore, now);
  else if (gone('restoring backup')) restore = ended(restore, now);
  if (hold !== 'transferring') transfer = gone('transferring') ? ended(transfer, now) : transfer;
  else if (!isUnderWay(transfer)) transfer = { ...beginOperation(now), status: null };
  const isSame =
    !state.holdStale &&
    hold === state.hold &&
    install === state.install &&
    restore === state.restore &&
    transfer === state.transfer;
  return isSame ? state : { ...state, hold, holdStale: false, install, restore, transfer };
}

/** The same object if the value is. */
export function change<K extends keyof ServerState>(
  state: ServerState,
  key: K,
  value: ServerState[K],
): ServerState {
  return state[key] === value ? state : { ...state, [key]: value };
}
