import type {
  ConnectionPhase,
  ConnectionProblem,
  ConnectionStatus,
  Renewal,
} from '../connectionStatus';
import { clean } from '../log/clean';
import type { ConnectionState, Phase } from './state';

/** Characters. */
const longestText = 300;

/** What the connection shows of itself: its state without what is nobody else's business. */
export function toStatus(state: ConnectionState): ConnectionStatus {
  return {
    current: toCurrent(state.phase),
    attempt: state.attempt,
    downSince: state.downSince,
    lastProblem: state.problem === null ? null : readable(state.problem),
    neverOpened: state.neverOpened,
    renewal: toRenewal(state),
    permissions: state.permissions,
    address: state.address,
  };
}

/** The node's own words are shown: they are cleaned like everything it says, and kept short. */
function readable(problem: ConnectionProblem): ConnectionProblem {
  return problem.kind === 'token refused' || problem.kind === 'fresh tokens refused'
    ? { ...problem, text: clean(problem.text.slice(0, longestText)) }
    : problem;
}

function toCurrent(phase: Phase): ConnectionPhase {
  switch (phase.phase) {
    case 'connecting':
    case 'authenticating':
      return { phase: phase.phase };
    case 'live':
      return { phase: 'live', since: phase.since, ready: phase.ready };
    case 'idle':
    case 'credentials':
    case 'waiting':
    case 'held':
    case 'stopped':
      return phase;
  }
}

function toRenewal({ phase, renewal }: ConnectionState): Renewal {
  const { failed, deadSince } = renewal;
  if (phase.phase !== 'live' || failed === null) return { kind: 'fine' };
  return deadSince === null
    ? { kind: 'failing', failure: failed.failure, expiresAt: failed.expiresAt }
    : { kind: 'expired', failure: failed.failure, since: deadSince };
}

/** Whether two pieces of plain data say the same. */
export function sameData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if (one === null || other === null) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => sameData(Reflect.get(one, key), Reflect.get(other, key)))
  );
}
