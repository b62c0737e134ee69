import { formats } from '../format';
import { writers } from '../intl';

const clock = writers.moments({ timeStyle: 'medium' });
const dayAndClock = writers.moments({ dateStyle: 'medium', timeStyle: 'medium' });
const halfADay = 12 * 3_600_000;

/** The track beside the log. */
export const trackWords = {
  name: 'Place in the log',
  /** When a line came; of a line that was printed before we listened nobody knows. */
  time(at: number | null): string {
    if (at === null) return 'time not known';
    return (Math.abs(Date.now() - at) < halfADay ? clock : dayAndClock).format(at);
  },
  line: (n: number): string => `line ${formats.count(n)}`,
  end: 'The end',
} as const;
