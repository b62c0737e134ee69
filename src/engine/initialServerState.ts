import type { ServerState } from './serverState.types';

/** Apart from the reducer, which the page does not need. */
export const initialServerState: ServerState = {
  process: null,
  stale: false,
  runningSince: null,
  processSince: null,
  power: null,
  hold: null,
  holdStale: false,
  install: null,
  restore: null,
  transfer: null,
  backup: null,
  crash: null,
  throttled: null,
  inDoubt: null,
  notShown: null,
  nodeError: null,
  deleted: false,
};
