import { createHistory } from './history';
import { createRecorder, type Step } from './record';
import type { ConnectionHistory, TokenInHand } from './timeline.types';

export interface Keeper {
  take(step: Step): void;
  read(): Omit<ConnectionHistory, 'heardAt'>;
}

export function createKeeper(): Keeper {
  const record = createRecorder();
  const history = createHistory();
  let token: TokenInHand | null = null;
  return {
    take(step) {
      const { token: held } = step.after;
      if (held !== step.before.token) {
        token = held && {
          endsAt: step.now + (held.endsBy - step.elapsed),
          permissions: held.permissions,
        };
      }
      const events = record(step);
      if (events.length > 0) history.add(step.now, events);
    },
    read: () => ({ ...history.read(), token }),
  };
}
