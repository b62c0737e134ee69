/**
 * The name that a server's log is kept by: the panel's address, and the part of the UUID that all
 * ways to the server have.
 */
export function keptAs(panelUrl: string, server: string): string {
  return `${panelUrl} ${server.slice(0, 8)}`;
}
