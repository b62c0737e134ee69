import type { ServerHold } from '../../engine/panel/panel';
import { looks, type StateView, wordOfHold } from '../console/stateWord';

/** For the list, where the panel's word is all there is. */
export function listStateView(state: string | null, hold: ServerHold | null): StateView {
  const word = hold !== null ? wordOfHold(hold) : isState(state) ? state : 'unknown';
  return { word, ...looks[word] };
}

function isState(state: string | null): state is 'running' | 'starting' | 'stopping' | 'offline' {
  return state === 'running' || state === 'starting' || state === 'stopping' || state === 'offline';
}
