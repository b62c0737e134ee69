import type { LogViewRequest } from '../engine/engine.types';
import type { ToEngine } from './messages';

export { whenGone } from './gone';

/** What another engine must be told to stand in for the one that a page had: no more than that. */
export interface Journal {
  note(message: ToEngine): void;
  /**
   * What holds by now. Nothing of it asks for a thing to be done a second time. `from`: the number
   * that the next line is to have.
   */
  told(from: number): readonly ToEngine[];
}

export function createJournal(begun: readonly ToEngine[]): Journal {
  const kept = new Map<string, ToEngine>();

  function change<T extends ToEngine['type']>(
    key: string,
    type: T,
    changed: (message: Extract<ToEngine, { type: T }>) => ToEngine,
  ): void {
    const message = kept.get(key);
    if (message?.type === type) {
      kept.set(key, changed(message as Extract<ToEngine, { type: T }>));
    }
  }

  function note(message: ToEngine): void {
    switch (message.type) {
      case 'start':
        kept.set('start', message);
        return;
      case 'access':
        change('start', 'start', (start) => ({
          ...start,
          settings: { ...start.settings, panel: message.access },
        }));
        return;
      case 'keep lines':
        change('start', 'start', (start) => ({
          ...start,
          settings: { ...start.settings, maxLines: message.lines },
        }));
        return;
      case 'hint':
        if (message.hint === 'hidden') kept.set('hint', message);
        if (message.hint === 'visible') kept.delete('hint');
        return;
      case 'keep on device':
        kept.set('device', message);
        return;
      case 'open view':
        kept.set(`view ${message.view}`, message);
        return;
      case 'change view':
        change(`view ${message.view}`, 'open view', (open) => ({
          ...open,
          request: { ...open.request, ...message.request } satisfies LogViewRequest,
        }));
        return;
      case 'filter':
        // Where it was looked at is a number of lines that are no more.
        kept.set(`filter ${message.view}`, { ...message, around: null });
        return;
      case 'track':
        kept.set(`track ${message.view}`, message);
        return;
      case 'close view':
        for (const what of ['view', 'filter', 'track']) kept.delete(`${what} ${message.view}`);
        return;
      case 'find':
        if (message.request.kind === 'change') {
          kept.set('find', { ...message, request: { ...message.request, at: null } });
        }
        if (message.request.kind === 'close') kept.delete('find');
        return;
      default:
        return;
    }
  }

  for (const message of begun) note(message);
  return {
    note,
    told(from) {
      change('start', 'start', (start) => ({ ...start, from }));
      return [...kept.values()];
    },
  };
}
