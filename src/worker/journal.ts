import type { LogViewRequest } from '../engine/engine.types';
import type { FromEngine, ToEngine } from './messages';

export { whenGone } from './gone';

/** What another engine must be told to stand in for the one that a page had: no more than that. */
export interface Journal {
  note(message: ToEngine): void;
  /** What the engine has answered: whether a filter is in force. */
  heard(message: FromEngine): void;
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

  /** `before`: only those that were asked for before this one. */
  function dropFilters(view: number, before = Number.POSITIVE_INFINITY): void {
    for (const [key, message] of kept) {
      if (message.type === 'filter' && message.view === view && message.call < before) {
        kept.delete(key);
      }
    }
  }

  function heard(message: FromEngine): void {
    if (message.type !== 'filtered') return;
    const { call, result } = message;
    const asked = kept.get(`filter ${call}`);
    if (asked?.type !== 'filter') return;
    if (result.ok && result.value !== null) dropFilters(asked.view, call);
    else kept.delete(`filter ${call}`);
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
        // One of which it is not known yet whether it can be leaves the one before it in force.
        if (message.filter === null) dropFilters(message.view);
        // Where it was looked at is a number of lines that are no more.
        kept.set(`filter ${message.call}`, { ...message, around: null });
        return;
      case 'track':
        kept.set(`track ${message.view}`, message);
        return;
      case 'close view':
        dropFilters(message.view);
        for (const what of ['view', 'track']) kept.delete(`${what} ${message.view}`);
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
    heard,
    told(from) {
      change('start', 'start', (start) => ({ ...start, from }));
      return [...kept.values()];
    },
  };
}
