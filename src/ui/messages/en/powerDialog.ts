/** What is asked before something is lost. */
export const powerDialogWords = {
  killTitle: (server: string): string => `Kill ${server}?`,
  killText: (server: string): string =>
    `${server} ends at once, without saving. What is not saved is lost.`,
  stopTitle: (server: string): string => `Stop ${server}?`,
  restartTitle: (server: string): string => `Restart ${server}?`,
  stopText: 'Everyone who is connected to it loses the connection.',
  thisServer: 'this server',
  cancel: 'Cancel',
} as const;
