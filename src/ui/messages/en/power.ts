import type { Refusal } from '../../../engine/outbox';
import type { PowerAction } from '../../../engine/protocol';

export const powerWords = {
  group: 'Power',
  more: 'More power actions',
  name(action: PowerAction): string {
    switch (action) {
      case 'start':
        return 'Start';
      case 'stop':
        return 'Stop';
      case 'restart':
        return 'Restart';
      case 'kill':
        return 'Kill';
    }
  },
  underWay(action: PowerAction): string {
    switch (action) {
      case 'start':
        return 'Starting…';
      case 'stop':
        return 'Stopping…';
      case 'restart':
        return 'Restarting…';
      case 'kill':
        return 'Killing…';
    }
  },
  refused(why: Refusal, action: PowerAction): string {
    const name = powerWords.name(action);
    switch (why.kind) {
      case 'not connected':
        return `${name} was not sent: there is no connection to the server.`;
      case 'token ended':
        return `${name} was not sent: the panel has to answer first.`;
      case 'no permission':
        return `${name} was not sent: you have no permission for it.`;
      case 'server offline':
        return `${name} was not sent: the server is offline.`;
      case 'too fast':
        return `${name} was not sent: too much at once. Try again in a moment.`;
      case 'busy':
        return `${name} was not sent: ${powerWords.name(why.action)} is still under way.`;
      case 'not known':
        return `${name} may have been sent, or not: what sends it ended in the middle.`;
      case 'too long':
      case 'several lines':
      case 'empty':
        return `${name} was not sent.`;
    }
  },
} as const;
