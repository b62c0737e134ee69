import type { LineSource } from '../../../engine/log/line';
import { formats } from '../format';
import { writers } from '../intl';
import { counted } from './plural';

const exact = writers.moments({ dateStyle: 'medium', timeStyle: 'medium' });

/** What is known of one line of the log, and the JSON in it. */
export const lineDetailsWords = {
  title: (n: number): string => `Line ${formats.count(n + 1)}`,
  before: 'The line before',
  after: 'The line after',
  loading: 'Reading the line…',
  gone: 'This line has left the log.',
  notLoaded: 'This part of the page could not be loaded. Load the page again and try once more.',
  text: 'Its text',
  cut: (n: number): string => `Only the first ${counted(n, 'character', 'characters')} are shown.`,
  copyText: 'Copy the text',
  copied: 'Copied.',
  copyRefused:
    'This browser does not let the page copy here. Select the text and copy it yourself.',
  private: 'The private view is on: what it hides in the log is hidden here, too.',
  came: 'Came',
  at: (at: number): string => exact.format(at),
  notKnown: 'Not known: it was there before this page was',
  from: 'From',
  source: {
    console: 'The server',
    node: 'The node',
    install: 'The installation',
    transfer: 'The transfer',
    own: 'You, a command',
    notice: 'This page',
  } satisfies Record<LineSource, string>,
  level: 'Level',
  noLevel: 'None recognised',
  group: 'Belongs to',
  head: (n: number): string => `Line ${formats.count(n + 1)}`,
  json: {
    title: (at: number, of: number): string =>
      of === 1 ? 'JSON in this line' : `JSON in this line, ${at} of ${of}`,
    fields: (n: number): string => counted(n, 'field', 'fields'),
    items: (n: number): string => counted(n, 'item', 'items'),
    copy: 'Copy the JSON',
    copyPart: 'Copy this part',
    fold: 'Fold all',
    unfold: 'Unfold all',
    more: (n: number): string => `Show ${formats.count(n)} more`,
    longer: (n: number): string => `… ${formats.count(n)} more characters`,
    deeper: 'What is deeper is not shown here; a copy has it.',
    tangled: 'The line is too long or too tangled: there may be more JSON in it.',
  },
} as const;
