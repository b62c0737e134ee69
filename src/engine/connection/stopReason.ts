import type { StopReason } from '../connectionStatus';
import type { PanelFailure, ServerHold } from '../panel/panel';

/** What a panel's answer ends; `null` for what may pass by itself. */
export function stopReason(failure: PanelFailure, hold: ServerHold | null): StopReason | null {
  switch (failure.kind) {
    case 'signed out':
    case 'two factor required':
      return { kind: failure.kind };
    case 'forbidden':
      return { kind: 'forbidden', detail: failure.detail };
    case 'not found':
      return { kind: 'gone' };
    case 'conflict':
      return hold === 'suspended' ? { kind: 'suspended' } : null;
    case 'unreachable':
    case 'too many requests':
    case 'unexpected answer':
      return null;
  }
}
