import type { ProcessState } from '../../../engine/protocol';
import { powerWords } from './power';

export type StateWord =
  | ProcessState
  | 'connecting'
  | 'reconnecting'
  | 'not connected'
  | 'installing'
  | 'install failed'
  | 'suspended'
  | 'restoring'
  | 'transferring'
  | 'maintenance'
  | 'no access'
  | 'signed out'
  | 'unknown';

export const consoleWords = {
  power: powerWords,
  backToList: 'All servers',
  copyAddress: (address: string): string => `Copy the address ${address}`,
  addressHidden: 'Address hidden',
  copyHiddenAddress: 'Copy the address, which is hidden',
  copied: 'Copied',
  copyRefused:
    'This browser does not let the page copy here. Select the text and copy it yourself.',
  serverState: 'Server state',
  state(word: StateWord): string {
    switch (word) {
      case 'running':
        return 'Running';
      case 'starting':
        return 'Starting';
      case 'stopping':
        return 'Stopping';
      case 'offline':
        return 'Offline';
      case 'connecting':
        return 'Connecting';
      case 'reconnecting':
        return 'Reconnecting';
      case 'not connected':
        return 'Not connected';
      case 'installing':
        return 'Installing';
      case 'install failed':
        return 'Not installed';
      case 'suspended':
        return 'Suspended';
      case 'restoring':
        return 'Restoring a backup';
      case 'transferring':
        return 'Moving';
      case 'maintenance':
        return 'Maintenance';
      case 'no access':
        return 'No access';
      case 'signed out':
        return 'Signed out';
      case 'unknown':
        return 'Unknown';
    }
  },
  tools: 'Tools',
  find: 'Find in the log',
  filter: 'Filter',
  display: 'Times and size',
  pause: 'Pause the log',
  goOn: 'Go on',
  menu: 'Menu',
  fontSmaller: 'Smaller text',
  fontLarger: 'Larger text',
  copySelection: 'Copy selection',
  theme: (next: 'dark' | 'light'): string => (next === 'dark' ? 'Dark theme' : 'Light theme'),
  saveOrShare: 'Save or share',
  runs: 'Runs of the server',
  settings: 'Settings',
  help: 'Keys',
  whatsWrong: 'What’s wrong?',
  close: 'Close',
  stats: {
    title: 'Stats',
    open: 'Show the charts',
    fold: 'Fold the stats away',
    unfold: 'Show the stats',
  },
  broken: {
    title: 'The page has stopped',
    text: 'Something in this page went wrong. The server is not affected. Load the page again; if it happens again, tell the people who run this panel what stands below.',
    reload: 'Load the page again',
    partMissing: 'This part of the page could not be loaded.',
    details: 'Details',
  },
} as const;
