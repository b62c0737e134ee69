import type { PanelFailure, ServerDetails, ServerPanel } from './panel/panel';

/** What the panel says of the server: its name, its limits, what holds it. */
export interface Details {
  readonly value: ServerDetails | null;
  readonly failure: PanelFailure | null;
  /** Asks the panel; a call while one is being answered joins it. What was known stays on failure. */
  refresh(): void;
  dispose(): void;
}

export function createDetails(
  panel: () => ServerPanel,
  server: string,
  onChange: () => void,
): Details {
  let value: ServerDetails | null = null;
  let failure: PanelFailure | null = null;
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

  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    refresh() {
      if (asking || disposed) return;
      asking = true;
      void ask();
    },
    dispose() {
      disposed = true;
    },
  };
}
