import type { FindReport, FindState, PatternFault } from '../../../engine/log/find/find.types';
import { formats } from '../format';
import { counted } from './plural';

/** Finding in the log. */
export const findWords = {
  title: 'Find in the log',
  placeholder: 'Find…',
  matchCase: 'Match case',
  wholeWord: 'Whole words',
  regex: 'Regular expression',
  next: 'Next match (Enter)',
  previous: 'Previous match (Shift+Enter)',
  close: 'Close (Esc)',
  notLoaded:
    'This part of the page could not be loaded. Load the page again; the log is kept by the server.',
  /** Beside the field. While not all of the log has been looked through, the count still grows. */
  count({ state, total, index }: FindReport): string {
    if (state.kind !== 'searching' && state.kind !== 'complete') return '';
    const searching = state.kind === 'searching' ? '…' : '';
    if (index !== null) return `${formats.count(index)} of ${formats.count(total)}${searching}`;
    if (total > 0) return `${formats.count(total)} found${searching}`;
    return searching === '' ? 'No match' : searching;
  },
  /** The same for who hears it. */
  said({ state, total, index }: FindReport): string {
    if (state.kind !== 'complete') return '';
    if (index !== null) return `Match ${formats.count(index)} of ${formats.count(total)}`;
    return total === 0 ? 'No match' : counted(total, 'match', 'matches');
  },
  wrapped: {
    top: 'That was the last match: this is the first.',
    bottom: 'That was the first match: this is the last.',
  },
  /** Why nothing is found. */
  trouble(state: FindState): string | null {
    switch (state.kind) {
      case 'idle':
      case 'searching':
      case 'complete':
        return null;
      case 'invalid':
        return fault(state.fault);
      case 'too slow':
        return 'This pattern takes too long; it was stopped. A repeat inside a repeat, like (a+)+, is the usual cause.';
      case 'no worker':
        return 'This browser gives the page no background worker in which a pattern could be stopped, so only plain text can be found.';
    }
  },
} as const;

function fault(of: PatternFault): string {
  switch (of.kind) {
    case 'group not closed':
      return 'This is no regular expression yet: a “(” has no “)”.';
    case 'group not opened':
      return 'This is no regular expression: a “)” has no “(”.';
    case 'class not closed':
      return 'This is no regular expression yet: a “[” has no “]”.';
    case 'nothing to repeat':
      return 'This is no regular expression: a “*”, “+” or “?” has nothing before it to repeat.';
    case 'ends with backslash':
      return 'This is no regular expression yet: nothing follows the last “\\”.';
    case 'too large':
      return 'This regular expression is too large.';
    case 'other':
      return `This is no regular expression: ${of.reason}.`;
  }
}
