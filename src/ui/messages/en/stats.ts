/** What the strip of numbers and the charts say. */
export const statsWords = {
  cpu: 'CPU',
  memory: 'Memory',
  network: 'Network',
  disk: 'Disk',
  received: 'Received',
  sent: 'Sent',
  none: '–',
  notLoaded: 'The charts could not be loaded.',
  noLimit: 'no limit',
  of: (used: string, limit: string): string => `${used} of ${limit}`,
  ofOneCore: 'of one core, no limit',
  chart: (name: string, value: string): string => `${name} over the last 3 minutes, now ${value}`,
} as const;
