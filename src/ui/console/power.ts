import { allows, powerPermission } from '../../engine/permissions';
import type { PowerAction, ProcessState } from '../../engine/protocol';
import type { PowerUnderWay } from '../../engine/serverState';

/** Which power buttons there are, and which can be pressed. */
export interface PowerButton {
  readonly action: PowerAction;
  readonly enabled: boolean;
}

export interface PowerInput {
  readonly process: ProcessState | null;
  readonly power: PowerUnderWay | null;
  /** `null`: not known yet. Then all are there and none can be pressed. */
  readonly permissions: readonly string[] | null;
  /** Signed in at the node, and its first `status` is here. */
  readonly ready: boolean;
  /** Installing, restoring or moving: the node takes no power action meanwhile. */
  readonly occupied: boolean;
}

const order: readonly PowerAction[] = ['start', 'restart', 'stop', 'kill'];

const enabledIn: Readonly<Record<ProcessState, readonly PowerAction[]>> = {
  offline: ['start'],
  starting: ['stop', 'kill'],
  running: ['restart', 'stop', 'kill'],
  stopping: ['kill'],
};

/** The one that makes sense where there is room for one. */
const primaryIn: Readonly<Record<ProcessState, PowerAction>> = {
  offline: 'start',
  starting: 'stop',
  running: 'stop',
  stopping: 'kill',
};

/** Without the permission a button is absent, not disabled. */
export function powerButtons({
  process,
  power,
  permissions,
  ready,
  occupied,
}: PowerInput): PowerButton[] {
  const usable = process === null || !ready || occupied ? [] : enabledIn[process];
  // A start that shows in the state has been carried out; the rest is the program's, and may last.
  const started = power?.action === 'start' && process === 'starting';
  // While an action of ours is under way, nothing but Kill can cut in.
  const waiting = power !== null && !power.unanswered && !started;
  return order
    .filter((action) => permissions === null || allows(permissions, powerPermission(action)))
    .map((action) => ({
      action,
      enabled: permissions !== null && usable.includes(action) && (!waiting || action === 'kill'),
    }));
}

export function primaryAction(
  buttons: readonly PowerButton[],
  process: ProcessState | null,
): PowerButton | null {
  const wanted = process === null ? 'start' : primaryIn[process];
  return buttons.find((button) => button.action === wanted) ?? buttons[0] ?? null;
}
