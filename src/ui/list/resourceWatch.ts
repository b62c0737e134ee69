import type { Clock } from '../../engine/clock';
import type { Panel, ServerResources } from '../../engine/panel/panel';

/**
 * The figures of the servers in view: at most one request per server and 20 s, one request at a
 * time, none while the page is hidden. Panels allow about 256 requests a minute to a user, so the
 * requests are also kept apart.
 */
export interface ResourceWatch {
  /** The servers in view, in the order in which they are asked for. */
  want(ids: readonly string[]): void;
  setVisible(visible: boolean): void;
  close(): void;
}

export interface ResourceWatchOptions {
  readonly panel: Pick<Panel, 'resources'>;
  readonly clock: Clock;
  readonly onResources: (id: string, resources: ServerResources | null) => void;
}

const every = 20_000;
/** A screen full of servers is asked quickly; more of them than that would use up the allowance. */
const apart = { few: 100, many: 400, manyFrom: 40 };

export function createResourceWatch(options: ResourceWatchOptions): ResourceWatch {
  const { panel, clock, onResources } = options;
  const askedAt = new Map<string, number>();
  let wanted: readonly string[] = [];
  let visible = true;
  let busy = false;
  let closed = false;
  let notBefore = 0;
  let cancel = (): void => {};

  const schedule = (): void => {
    cancel();
    if (busy || closed || !visible || wanted.length === 0) return;
    const now = clock.elapsed();
    let next: string | null = null;
    let due = Number.POSITIVE_INFINITY;
    for (const id of wanted) {
      const last = askedAt.get(id);
      const at = last === undefined ? Number.NEGATIVE_INFINITY : last + every;
      if (at < due) {
        next = id;
        due = at;
      }
    }
    if (next === null) return;
    const id = next;
    cancel = clock.after(Math.max(0, Math.max(due, notBefore) - now), () => void ask(id));
  };

  const ask = async (id: string): Promise<void> => {
    busy = true;
    askedAt.set(id, clock.elapsed());
    const answer = await panel.resources(id);
    if (closed) return;
    busy = false;
    notBefore = clock.elapsed() + (wanted.length < apart.manyFrom ? apart.few : apart.many);
    if (answer.ok) onResources(id, answer.value);
    else if (answer.failure.kind === 'too many requests') {
      notBefore = clock.elapsed() + answer.failure.retryAfter;
    } else onResources(id, null);
    schedule();
  };

  return {
    want(ids) {
      wanted = ids;
      schedule();
    },
    setVisible(now) {
      visible = now;
      schedule();
    },
    close() {
      closed = true;
      cancel();
    },
  };
}
