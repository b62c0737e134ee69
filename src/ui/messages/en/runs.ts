import type { ListedRun } from '../../../engine/runs/runs.types';
import { formats } from '../format';

export const runsWords = {
  title: 'Runs of the server',
  none: 'No run of this server has been seen yet. Runs are noted while this page, or another one of the server, is open.',
  loading: 'Looking…',
  /** `nth`: counted from the newest. */
  name(run: ListedRun, nth: number, now: number): string {
    const at =
      run.startedAt === null ? 'at a time that is not known' : formats.clock(run.startedAt, now);
    if (run.end === null) return `Goes on, since ${at}`;
    return nth === 0 || nth === 1 ? `Last run, ${at}` : at;
  },
  facts(run: ListedRun, now: number): string {
    const { startedAt, readyAt, endedAt } = run;
    const until = endedAt ?? (run.end === null ? now : null);
    const ran = startedAt === null || until === null ? null : formats.duration(until - startedAt);
    const facts: string[] = [];
    if (run.end === null && ran !== null) facts.push(`Up for ${ran}.`);
    if (endedAt !== null) {
      const at = formats.clock(endedAt, now);
      facts.push(ran === null ? `Until ${at}.` : `Ran for ${ran}, until ${at}.`);
    }
    if (startedAt !== null && readyAt !== null) {
      facts.push(`Ready after ${formats.duration(readyAt - startedAt)}.`);
    }
    return facts.join(' ');
  },
  end(run: ListedRun): string {
    switch (run.end) {
      case null:
        return '';
      case 'stopped':
        return 'Stopped';
      case 'unseen':
        return 'Its end was not seen';
      case 'crashed': {
        const causes = [
          ...(run.exitCode === null ? [] : [`exit code ${run.exitCode}`]),
          ...(run.outOfMemory === true ? ['out of memory'] : []),
        ];
        return causes.length === 0 ? 'Crashed' : `Crashed: ${causes.join(', ')}`;
      }
    }
  },
  toBeginning: 'Beginning',
  toEnd: 'End',
  go: (where: string, run: string): string => `${where} in the log: ${run}`,
  gone: 'Its lines are not held any more.',
} as const;
