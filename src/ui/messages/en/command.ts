import type { Refusal } from '../../../engine/outbox';
import { formats } from '../format';
import { counted } from './plural';
import { powerWords } from './power';

export const commandWords = {
  label: 'Command',
  placeholder: 'Type a command',
  noPermission: 'You can read this console but not send commands',
  send: 'Send',
  stop: 'Stop sending',
  many: (n: number): string => counted(n, 'command', 'commands'),
  progress: (done: number, total: number): string =>
    `${formats.count(done)} of ${formats.count(total)}`,
  notLoaded: 'Not sent: a part of this page could not be loaded. Try again.',
  waiting: 'Waiting for its turn',
  refused(why: Refusal): string {
    switch (why.kind) {
      case 'not connected':
        return 'Not sent: there is no connection to the server.';
      case 'token ended':
        return 'Not sent: the panel has to answer first.';
      case 'no permission':
        return 'Not sent: you have no permission to send commands.';
      case 'server offline':
        return 'Not sent: the server is offline.';
      case 'too long':
        return `Not sent: too long, ${counted(why.bytes, 'byte', 'bytes')} of at most ${formats.count(why.limit)}.`;
      case 'too fast':
        return `Not sent: too many at once. Try again in ${formats.duration(Math.max(1000, Math.ceil(why.wait / 1000) * 1000))}.`;
      case 'empty':
        return 'Type a command first.';
      case 'several lines':
        return 'Not sent: one command is one line.';
      case 'busy':
        return `Not sent: ${powerWords.name(why.action)} is still under way.`;
      case 'not known':
        return 'It may have been sent, or not: what sends it ended in the middle. Look at the log first.';
    }
  },
} as const;
