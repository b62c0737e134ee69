import { reduce } from '../../../src/engine/connection/reducer';
import type { ConnectionState, Input } from '../../../src/engine/connection/state';

/** Which pairs of (state, input) of the connection's machine have been seen. */
export interface Coverage {
  readonly reduce: typeof reduce;
  readonly size: number;
  /** Pairs that were new since the last call. */
  fresh(): number;
}

export function createCoverage(): Coverage {
  const seen = new Set<string>();
  let known = 0;
  return {
    reduce(state, input, moment) {
      seen.add(`${stateOf(state)} | ${inputOf(input)}`);
      return reduce(state, input, moment);
    },
    get size() {
      return seen.size;
    },
    fresh() {
      const fresh = seen.size - known;
      known = seen.size;
      return fresh;
    },
  };
}

/** A state by what the machine's decisions turn on. */
function stateOf(state: ConnectionState): string {
  const { phase, request, token, renewal } = state;
  const live =
    phase.phase === 'live'
      ? [phase.ready, phase.process === 'offline', phase.probe?.sent, phase.renewing?.doubt != null]
      : [];
  const other =
    phase.phase === 'held' ? phase.hold : phase.phase === 'stopped' && phase.reason.kind;
  return [
    phase.phase,
    other,
    ...live,
    request === null ? 0 : request.again ? 2 : 1,
    token === null ? 0 : token.fresh ? 2 : 1,
    state.askPanel,
    state.offline,
    Math.min(2, state.freshRefusals),
    renewal.failed?.failure.kind,
    renewal.withheld,
    renewal.deadSince !== null,
  ].join(' ');
}

function inputOf(input: Input): string {
  switch (input.input) {
    case 'hint':
      return input.hint;
    case 'timer':
      return `timer ${input.name}`;
    case 'credentials':
      return `credentials ${input.result.ok ? 'ok' : input.result.failure.failure.kind}`;
    case 'closed':
      return `closed ${input.code}`;
    case 'frame':
      return input.event.event;
    default:
      return input.input;
  }
}
