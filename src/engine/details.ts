import type { Clock } from './clock';
import type { PanelFailure, ServerDetails, ServerPanel } from './panel/panel';

/** What the panel says of the server: its name, its limits, what holds it. */
export interface Details {
  readonly value: ServerDetails | null;
  readonly failure: PanelFailure | null;
  /** Asks the panel; a call while one is being answered joins it, but for one by another access. What was known stays on failure. */
  refresh(): void;
  /** The same in a moment, unless it is asked meanwhile: what opens the log has the panel for itself. */
  askLater(): void;
  /** Resolves once the panel has answered, or failed to, for the first time; asks it if nobody has. */
  known(): Promise<void>;
  dispose(): void;
}

/** ms. From the token, or from signing in, to the first lines on screen. */
const logFirst = 100;

export function createDetails(
  panel: () => ServerPanel,
  server: string,
  clock: Clock,
  onChange: () => void,
): Details {
  let value: ServerDetails | null = null;
  let failure: PanelFailure | null = null;
  /** Who is being asked. */
  let asked: ServerPanel | null = null;
  let disposed = false;
  let cancelLater = (): void => {};
  let tellKnown = (): void => {};
  const known = new Promise<void>((resolve) => {
    tellKnown = resolve;
  });

  async function ask(): Promise<void> {
    const one = panel();
    asked = one;
    const result = await one.server(server);
    // With another access since, what this one was told is not what that one may see.
    if (disposed || asked !== one) return;
    asked = null;
    if (result.ok) {
      value = result.value;
      failure = null;
    } else {
      failure = result.failure;
    }
    onChange();
    tellKnown();
  }

  function refresh(): void {
    if (asked === panel() || disposed) return;
    cancelLater();
    void ask();
  }

  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    refresh,
    askLater() {
      cancelLater();
      cancelLater = clock.after(logFirst, refresh);
    },
    known() {
      if (value === null && failure === null) refresh();
      return known;
    },
    dispose() {
      disposed = true;
      cancelLater();
    },
  };
}
