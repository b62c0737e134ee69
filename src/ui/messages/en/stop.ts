import type { LastMinute, StopLines } from '../../../engine/trouble/trouble.types';
import { amounts } from '../amounts';
import { formats } from '../format';
import { counted } from './plural';

/** The card on a stop that nobody is known to have asked for. */
export const stopWords = {
  title: 'Why it stopped',
  crashed: (at: string): string => `At ${at} the node reported that the server had crashed.`,
  unasked: (at: string): string =>
    `At ${at} the server went offline. No power action that this page knows of came before it, and the node reported no crash.`,
  exitCode: 'Exit code',
  noExitCode: 'The node did not say it.',
  noReport: 'Not known: only the report of a crash has it.',
  outOfMemory: 'Out of memory',
  memoryWord(ran: boolean | null): string {
    switch (ran) {
      case true:
        return 'Yes, says the node: the system ended a program because memory had run out.';
      case false:
        return 'No, says the node.';
      case null:
        return 'The node did not say it.';
    }
  },
  ranFor: 'Ran for',
  notKnown: 'Not known: this page did not see it start.',
  memory: 'Memory in its last minute',
  memoryOf({ memory }: LastMinute, limit: number): string {
    const at = `at the end ${amounts.bytes(memory.last)}`;
    if (limit === 0) return `At most ${amounts.bytes(memory.highest)}, ${at}; there is no limit.`;
    const share = amounts.percent((memory.highest / limit) * 100);
    return `At most ${amounts.bytes(memory.highest)} of ${amounts.bytes(limit)} (${share}), ${at}.`;
  },
  cpu: 'CPU in its last minute',
  cpuOf({ cpu }: LastMinute, limit: number): string {
    const figures = `${amounts.percent(cpu.average)} of one core on average, at most ${amounts.percent(cpu.highest)}`;
    return limit === 0
      ? `${figures}; there is no limit.`
      : `${figures} of ${amounts.percent(limit)}.`;
  },
  /** Where there are fewer than a minute has. */
  few: (samples: number): string => `From ${counted(samples, 'figure', 'figures')}, one a second.`,
  noFigures: 'Not known: no figures came in that minute.',
  afterwards: 'Afterwards',
  gaveUp: 'The node has given up starting it again by itself.',
  again: 'It has been started again.',
  noRestart: 'Nothing is known of a restart.',
  firstError: 'First error of the run',
  noError({ wholeRun, levelsKnown }: StopLines): string {
    if (!levelsKnown) return 'Not known: what finds errors could not be loaded.';
    return wholeRun
      ? 'No line of the run was recognised as an error.'
      : 'No line was recognised as an error. The log does not have the run from its beginning on.';
  },
  partOfRun: 'The log does not have the run from its beginning on: there may be an earlier one.',
  lastLines: 'Last lines before the end',
  noLines: 'The log has no line of the run.',
  looking: 'Looking through the log…',
  show: (n: number): string => `Show line ${formats.count(n + 1)} in the log`,
  gone: 'This line has left the log.',
  notLoaded: 'The lines could not be read. Close this and open it again.',
  copy: 'Copy as text',
  copied: 'Copied, with addresses, tokens, e-mail addresses and UUIDs hidden.',
  copyRefused:
    'This browser does not let the page copy here. Select the text and copy it yourself.',
  private: 'The private view is on: what it hides in the log is hidden here, too.',
  stoppedUnasked: 'The server has stopped. No power action that this page knows of came before it.',
} as const;
