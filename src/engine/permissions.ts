import type { PowerAction } from './protocol';

/** What the node asks of a token before it sends a command on (protocol.md, section 1). */
export const commandPermission = 'control.console';

/** The permission that a power action needs: `kill` goes by the one for `stop`. */
export function powerPermission(action: PowerAction): string {
  switch (action) {
    case 'start':
      return 'control.start';
    case 'stop':
    case 'kill':
      return 'control.stop';
    case 'restart':
      return 'control.restart';
  }
}

/** Whether a list of permissions holds one; `*` stands for all but `admin.*` (protocol.md, section 2). */
export function allows(permissions: readonly string[], permission: string): boolean {
  if (permissions.includes(permission)) return true;
  return permissions.includes('*') && !permission.startsWith('admin.');
}
