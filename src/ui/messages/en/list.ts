import type { PanelFailure } from '../../../engine/panel/panel';
import { formats } from '../format';
import { panelFailure } from './failures';
import { counted } from './plural';

export const listWords = {
  title: 'Servers',
  find: 'Find a server',
  loading: 'Loading your servers…',
  loadingMore: (have: number, total: number): string =>
    `Loading: ${formats.count(have)} of ${formats.count(total)}`,
  count: (n: number): string => counted(n, 'server', 'servers'),
  found: (n: number, total: number): string =>
    `${formats.count(n)} of ${counted(total, 'server', 'servers')}`,
  empty: 'You have no servers yet. Servers that are yours or shared with you appear here.',
  nothingFound: (text: string): string => `No server matches “${text}”.`,
  failed: (failure: PanelFailure): string =>
    `Your servers could not be loaded. ${panelFailure(failure)}`,
  partly: (failure: PanelFailure): string =>
    `Not all of your servers could be loaded. ${panelFailure(failure)}`,
  hidden: (origin: string): string =>
    `Your servers could not be loaded. Something answers at the panel’s address, but this page may not read it. Most likely the panel does not allow this page yet: its file .env needs the line APP_CORS_ALLOWED_ORIGINS=${origin}`,
  again: 'Try again',
  noAddress: 'No address',
  cpu: 'CPU',
  memory: 'Memory',
  noFigure: '–',
  signOut: 'Sign out',
} as const;
