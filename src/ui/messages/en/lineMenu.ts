import { counted } from './plural';

/** The menu of a line of the log. */
export const lineMenuWords = {
  menu: (n: number): string => (n === 1 ? 'This line' : `These ${counted(n, 'line', 'lines')}`),
  copySelection: 'Copy the selection',
  copyLine: 'Copy the line',
  copyLines: (n: number): string => `Copy ${counted(n, 'line', 'lines')}`,
  find: 'Find',
  show: 'Show only',
  showToo: 'Show as well',
  hide: 'Hide',
  openLink: 'Open the link',
  copyLink: 'Copy the link',
  unfold: 'Unfold',
  fold: 'Fold',
  save: 'Save from here…',
  saveOrShare: 'Save or share from here…',
  details: 'Details…',
  copied: 'Copied.',
  copyRefused: 'This browser does not let the page copy here.',
} as const;
