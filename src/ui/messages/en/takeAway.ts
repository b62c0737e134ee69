import type { MaskChoice, MaskCounts, MaskKind } from '../../../engine/log/mask/kinds';
import { maskKinds } from '../../../engine/log/mask/kinds';
import { logsApart } from '../../../engine/log/nextLog';
import type { TakeFormat } from '../../../engine/log/takeAway/takeAway.types';
import type { ShareFailure, ShareLimits } from '../../takeAway/share';
import { amounts } from '../amounts';
import { formats } from '../format';
import { counted } from './plural';

const lines = (n: number): string => counted(n, 'line', 'lines');

export const takeAwayWords = {
  title: 'Save or share',
  what: 'Lines',
  filtered: (n: number, complete: boolean): string =>
    complete ? `What the filter shows, ${lines(n)}` : `What the filter shows, ${lines(n)} so far`,
  onlyFiltered: 'Of these lines, only those that the filter shows are taken.',
  whole: (n: number): string => `The whole log, ${lines(n)}`,
  selection: (n: number): string => `The selection, ${lines(n)}`,
  fromLine: (n: number): string => `From line ${formats.count((n % logsApart) + 1)} on`,
  fromTop: 'From the line at the top of the screen on',
  format: 'Format',
  formats: {
    text: 'Text',
    ansi: 'Text with colours (ANSI)',
    jsonl: 'JSON lines, with times',
  } satisfies Record<TakeFormat, string>,
  masks: 'Hide',
  kinds: {
    ip: 'IP addresses',
    token: 'Tokens and passwords',
    email: 'E-mail addresses',
    uuid: 'UUIDs',
    home: 'Names of home folders',
  } satisfies Record<MaskKind, string>,
  privateView: 'The private view is on: what it hides on the screen is hidden here, too.',
  privateCopy:
    'The private view is on: Copy hides what it hides on the screen. A download hides what is chosen here.',
  copy: 'Copy',
  download: 'Download',
  share: 'Share',
  shareStep: 'Share…',
  cancel: 'Cancel',
  back: 'Back',
  progress: (done: number, of: number): string => `${formats.count(done)} of ${lines(of)}`,
  working: 'Lines taken so far',
  looking: 'Looking through the log',
  nothing: 'There are no lines to take.',
  copied: (n: number, masked: number): string => `${lines(n)} copied.${hiddenIn(masked)}`,
  saved: (n: number, masked: number): string => `${lines(n)} saved.${hiddenIn(masked)}`,
  missing: (n: number): string =>
    `${lines(n)} had left the log before ${n === 1 ? 'it' : 'they'} could be taken.`,
  cancelled: 'Cancelled.',
  notLoaded: 'This part of the page could not be loaded. Load the page again and try once more.',
  notWritten: 'The file could not be written. Check that there is room for it, and try again.',
  tooLarge: (most: number): string =>
    `That is more than ${amounts.bytes(most)}, too much to copy. Download it, or select less.`,
  copyRefused:
    'This browser does not let the page copy here. Download the lines, or select fewer and copy them yourself.',
  bar: {
    name: 'Selected lines',
    selected: (n: number): string => `${lines(n)} selected`,
    selectedOfFilter: 'Lines selected; of them, those that the filter shows are taken',
    copying: 'Copying…',
    download: 'Download',
    downloadOrShare: 'Download or share',
    clear: 'Clear the selection',
  },
  preview: {
    title: (host: string): string => `Share on ${host}`,
    intro: (host: string): string =>
      `Everyone who has the link can read these lines on ${host}. Look through them first.`,
    label: 'What will be sent',
    loading: 'Preparing the lines…',
    more: (n: number): string => `… ${lines(n)} more …`,
    hidden(counts: MaskCounts, looked: MaskChoice): string {
      const all = maskKinds.filter((kind) => counts[kind] > 0);
      if (maskKinds.every((kind) => !looked[kind])) return 'Nothing is hidden.';
      if (all.length === 0) {
        return maskKinds.every((kind) => looked[kind])
          ? 'Nothing was found to hide.'
          : 'Nothing is hidden: nothing was found of what is chosen below.';
      }
      return `Hidden: ${all.map((kind) => oneOf[kind](counts[kind])).join(', ')}.`;
    },
    cut: (n: number, { bytes, lines: most }: ShareLimits): string =>
      `Only the newest ${lines(n)} are sent: the service takes at most ${amounts.bytes(bytes)} and ${lines(most)}.`,
    sending: 'Sending…',
    done: 'The lines are there now. Their link:',
    link: 'Link',
    copyLink: 'Copy the link',
    open: 'Open',
    linkCopied: 'Link copied.',
  },
  failure(failure: ShareFailure, host: string): string {
    switch (failure.kind) {
      case 'offline':
        return 'This device is offline. Share again when it is connected.';
      case 'no answer':
        return `${host} cannot be reached from this page: it does not answer, or it does not allow this page's address. The lines can be downloaded and shared from there.`;
      case 'too slow':
        return `${host} has not answered for a minute, and may have received the lines all the same. Try again later, or share fewer lines.`;
      case 'cancelled':
        return `Cancelled. ${host} may have received the lines all the same.`;
      case 'too large':
        return `${host} says that this is too much. Select fewer lines.`;
      case 'too often':
        return `${host} takes no more from here for now. Try again in a few minutes.`;
      case 'html':
        return `${host} answered with a web page in place of a link. Its address in config.json may be wrong; tell the people who run this panel.`;
      case 'no link':
        return `${host} gave no link back. Its address in config.json may be wrong; tell the people who run this panel.`;
      case 'refused':
        return failure.said === ''
          ? `${host} has refused the lines (status ${failure.status}).`
          : `${host} has refused the lines: “${failure.said}”`;
    }
  },
} as const;

const oneOf: Readonly<Record<MaskKind, (n: number) => string>> = {
  ip: (n) => counted(n, 'IP address', 'IP addresses'),
  token: (n) => counted(n, 'token or password', 'tokens and passwords'),
  email: (n) => counted(n, 'e-mail address', 'e-mail addresses'),
  uuid: (n) => counted(n, 'UUID', 'UUIDs'),
  home: (n) => counted(n, 'name of a home folder', 'names of home folders'),
};

function hiddenIn(masked: number): string {
  return masked === 0 ? '' : ` ${counted(masked, 'secret is', 'secrets are')} hidden in them.`;
}
