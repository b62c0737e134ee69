import type { Times } from '../../settings';
import type { TimeColumn } from '../../terminal/gutter';
import { displayWords as w } from '../messages/en/display';

/** What stands before a line. `null`: nothing. */
export function timeColumn(times: Times): TimeColumn | null {
  switch (times) {
    case 'off':
      return null;
    case 'clock':
      return { width: 8, text: (at) => (at === null ? w.unknownTime : w.clock(at)) };
    case 'exact':
      return { width: 12, text: (at) => (at === null ? w.unknownTime : w.exact(at)) };
    case 'since':
      return {
        width: 8,
        text(at, before) {
          if (before === undefined) return '';
          return at === null || before === null ? w.unknownTime : w.since(at - before);
        },
      };
  }
}
