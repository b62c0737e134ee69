import { tries } from './front';

/** Why the devnode could not start, in a sentence that says what to do. */
export function startFailure(error: unknown, port: number): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  const path: unknown = error instanceof Error ? Reflect.get(error, 'path') : null;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} and the ${tries - 1} after it are taken: choose another with --port, or 0 for any.`;
    case 'ENOSPC':
      return 'There is no room left on the disk: make some, then run the command again.';
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path} is no folder, and the servers need one: name another with --data.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      // A listener that is refused names no path.
      if (typeof path !== 'string') {
        return `You may not listen on port ${port}: choose one above 1023 with --port.`;
      }
      return `${path} may not be written: make it yours, or name another folder for the servers with --data.`;
    default:
      return `The development node could not start: ${error instanceof Error ? error.message : String(error)}`;
  }
}
