import type { FoldRow } from '../../../engine/log/fold/fold.types';
import type { Notice } from '../../../engine/log/line';
import { formats } from '../format';
import { counted } from './plural';

const gapReasons = {
  edge: '. The node’s log reaches back just about this far',
  'long line': '. A line over 64 KiB keeps the node from sending what came after it',
  'not kept': '. Nothing was kept on this device then',
} as const;

const inexact = {
  order:
    '≈ Just above, a line may stand a few places off, or equal lines once too often or too seldom',
  periodic: '≈ Just above, the same lines come in rounds: whole rounds of them may be missing',
  fast: '≈ Just above, lines came too fast to know their exact order',
} as const;

/** What we say ourselves between the lines of the log. */
export const logWords = {
  label: 'Console output',
  terminalMissing:
    'The terminal could not be loaded. Everything else works; load the page again to see the log.',
  folded: (characters: number): string =>
    `… ${formats.count(characters)} more characters; click to open`,
  /** Short: it has to fit into the row of a narrow screen. */
  hidden: ({ count, same }: FoldRow): string =>
    same
      ? `▸ the same ${counted(count, 'more time', 'more times')}`
      : `▸ ${counted(count, 'more line', 'more lines')}`,
  empty: 'The server is offline. Its output appears here when it starts.',
  toEnd(newLines: number, paused: boolean): string {
    const came = counted(newLines, 'new line', 'new lines');
    if (paused) return `Paused · ${came} · Go on`;
    return newLines === 0 ? 'To the end' : came;
  },
  kept: (n: number): string => counted(n, 'line', 'lines'),
  /** The log is full, and its oldest lines have left it. */
  left: (n: number): string => `${formats.count(n)} older are gone`,
  notice(notice: Notice): string {
    const now = Date.now();
    const span = (from: number, to: number): string =>
      `${formats.clock(from, now)} to ${formats.clock(to, now)}`;
    switch (notice.kind) {
      case 'connected again':
        return `Connected again after ${formats.duration(notice.at - notice.downSince)}${
          notice.off ? '. If it ran meanwhile, that output is gone' : ''
        }`;
      case 'gap':
        return `Lines may be missing here: ${span(notice.from, notice.to)}${
          notice.why === undefined ? '' : gapReasons[notice.why]
        }`;
      case 'restarted':
        return `Server restarted at ${formats.clock(notice.at, now)}${
          notice.beginningMissing ? '; its first lines may be missing' : ''
        }${
          notice.lastSeen === undefined
            ? ''
            : `. Output from ${formats.clock(notice.lastSeen, now)} until then is gone, the node’s own lines too`
        }`;
      case 'unreadable':
        return `${counted(notice.lines, 'line', 'lines')} kept here cannot be read`;
      case 'not replayable':
        return notice.why === 'stopped'
          ? `The server stopped while this page was not connected: its last output, from ${formats.clock(notice.from, now)} on, is gone`
          : `Output from ${span(notice.from, notice.to)} may be missing: the node did not send it again`;
      case 'inexact':
        return inexact[notice.why];
      case 'may not have arrived':
        return '(may not have reached the server)';
      case 'not carried out':
        return '(dropped by the node, not carried out)';
    }
  },
} as const;
