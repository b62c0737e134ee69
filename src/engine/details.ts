import type { Clock } from './clock';
import type { PanelFailure, ServerDetails, ServerPanel } from './panel/panel';

/** What the panel says of the server: its name, its limits, what holds it. */
export interface Details {
  readonly value: ServerDetails | null;
  readonly failure: PanelFailure | null;
  /** Asks the panel; a call while one is being answered joins it. What was known stays on failure. */
  refresh(): void;
  /** The same, unless it is asked meanwhile: the first request for a token has the panel for itself. */
  refreshLater(clock: Clock): void;
  dispose(): void;
}

/** ms */
const tokenFirst = 100;

export function createDetails(
  panel: () => ServerPanel,
  server: string,
  onChange: () => void,
): Details {
  let value: ServerDetails | null = null;
  let failure: PanelFailure | null = null;
  let asked = false;
  let asking = false;
  let disposed = false;

  async function ask(): Promise<void> {
    const result = await panel().server(server);
    asking = false;
    if (disposed) return;
    if (result.ok) {
      value = result.value;
      failure = null;
    } else {
      failure = result.failure;
    }
    onChange();
  }

  function refresh(): void {
    if (asking || disposed) return;
    asked = true;
    asking = true;
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
    refreshLater: (clock) => void clock.after(tokenFirst, () => asked || refresh()),
    dispose() {
      disposed = true;
    },
  };
}
