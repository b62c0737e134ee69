import type { ServerRecord, UserRecord } from '../world';

const ofAdmins = [
  '*',
  'admin.websocket.errors',
  'admin.websocket.install',
  'admin.websocket.transfer',
];

/** What the user may do with the server; `null`: no access, and so no such server. */
export function permissionsOf(user: UserRecord, server: ServerRecord): readonly string[] | null {
  return user.isAdmin ? ofAdmins : (user.permissions.get(server.uuid) ?? null);
}

/** `*` stands for everything but `admin.*`. */
export function allows(permissions: readonly string[], permission: string): boolean {
  return (
    permissions.includes(permission) ||
    (permissions.includes('*') && !permission.startsWith('admin.'))
  );
}

export function owns(user: UserRecord, server: ServerRecord): boolean {
  return user.permissions.get(server.uuid)?.includes('*') ?? false;
}

/**
 * Why the server admits nothing but a look at it, in the panel's words; `null`: it admits
 * everything. In the order in which the panel asks.
 */
export function conflictOf(server: ServerRecord, maintenance: boolean): string | null {
  if (server.status === 'suspended')
    return 'This server is currently suspended and the functionality requested is unavailable.';
  if (maintenance)
    return 'The node of this server is currently under maintenance and the functionality requested is unavailable.';
  if (server.status === 'installing' || server.status === 'install_failed')
    return 'This server has not yet completed its installation process, please try again later.';
  if (server.status === 'restoring_backup')
    return 'This server is currently restoring from a backup, please try again later.';
  if (server.isTransferring)
    return 'This server is currently being transferred to a new machine, please try again later.';
  return null;
}

/** While one of these lasts, administrators are let in by the websocket endpoint all the same. */
export function admitsAdmins(server: ServerRecord, maintenance: boolean): boolean {
  return server.status !== 'suspended' && !maintenance;
}
