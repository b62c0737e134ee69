import type { EngineSnapshot } from './engine.types';
import { initialServerState } from './initialServerState';

/** What there is to show before the engine has said anything. */
export const initialSnapshot: EngineSnapshot = {
  connection: {
    current: { phase: 'idle' },
    attempt: 0,
    downSince: null,
    lastProblem: null,
    neverOpened: 0,
    renewal: { kind: 'fine' },
    permissions: null,
    address: null,
  },
  details: null,
  detailsFailure: null,
  server: initialServerState,
  stats: { current: null, recent: [] },
  log: { first: 0, end: 0, left: 0 },
  crashLine: null,
  trouble: { stop: null, problems: [] },
  kept: { fault: null, restored: 0 },
};
