import type { Refusal } from '../../../engine/outbox';
import type { CommandRunEnd } from '../../command/commandRun';
import { formats } from '../format';
import { counted } from './plural';

/** What a list of commands came to. Loaded with the first list, and nothing besides. */
export const commandRunWords = {
  /** `refused`: the words for a single one. */
  ended({ sent, rest, why }: CommandRunEnd, refused: (why: Refusal) => string): string {
    if (why === null) return `Stopped. ${counted(rest.length, 'command', 'commands')} not sent.`;
    const count = `${formats.count(sent)} went out, ${formats.count(rest.length)} did not.`;
    if (why.kind === 'one was dropped') {
      return `The node dropped one, so the rest waits for you. ${count}`;
    }
    if (sent === 0) return refused(why);
    return why.kind === 'not connected'
      ? `The connection was lost. ${count}`
      : `${count} ${refused(why)}`;
  },
} as const;
