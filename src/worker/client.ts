import type { EngineSettings, EngineSnapshot } from '../engine/engine.types';
import { initialSnapshot } from '../engine/initialSnapshot';
import type { FilterFault } from '../engine/log/filter/filter.types';
import type { TakeAnswer } from '../engine/log/takeAway/takeAway.types';
import type { TrackPicture } from '../engine/log/track/track.types';
import type { SendResult } from '../engine/outbox';
import { type Result, succeed } from '../engine/result';
import type { ConnectionHistory } from '../engine/timeline/timeline.types';
import { createAnswers } from './answers';
import type { EngineClient, LogViewHandle, LogViewPage } from './client.types';
import { type EngineHome, threadHome, workerHome } from './home';
import type { FromEngine, ToEngine } from './messages';
import { watchPage } from './surroundings';

/** A worker that has not said a word after this many ms will not: its script never loaded. */
const workerDeadline = 10_000;

/** Starts an engine for one server and gives the page its side of it. */
export function createEngineClient(settings: EngineSettings): EngineClient {
  let snapshot: EngineSnapshot = initialSnapshot;
  let disposed = false;
  let nextTake = 1;
  let nextView = 1;
  const listeners = new Set<() => void>();
  const takings = new Map<number, (answer: TakeAnswer | null) => void>();
  const sent = createAnswers<SendResult>({ sent: false, why: { kind: 'not connected' } });
  const filtered = createAnswers<Result<null, FilterFault>>(succeed(null));
  const marked = createAnswers<readonly number[]>([]);
  const told = createAnswers<ConnectionHistory | null>(null);
  const views = new Map<number, LogViewPage>();
  const tracks = new Map<number, (picture: TrackPicture) => void>();
  /** What must be said once more if the engine has to move before it ever spoke. */
  let unheard: ToEngine[] | null = [];

  let home: EngineHome = workerHome(moveIn) ?? threadHome(giveUp);
  const deadline = setTimeout(moveIn, workerDeadline);
  home.listen(receive);
  post({ type: 'start', settings });

  /** The worker never came up: the engine runs here. Only before its first word, so nothing is lost. */
  function moveIn(): boolean {
    clearTimeout(deadline);
    if (disposed || unheard === null || home.kind === 'thread') return false;
    home.close();
    home = threadHome(giveUp);
    home.listen(receive);
    for (const message of unheard) home.post(message);
    for (const listener of listeners) listener();
    return true;
  }

  /** There is no engine to be had: that is all there is to show. */
  function giveUp(error: unknown): void {
    if (disposed) return;
    console.error(error);
    const current = { phase: 'stopped', reason: { kind: 'not loaded' } } as const;
    snapshot = { ...snapshot, connection: { ...snapshot.connection, current } };
    for (const listener of listeners) listener();
  }

  function post(message: ToEngine): void {
    if (disposed) return;
    home.post(message);
    unheard?.push(message);
  }

  function receive(message: FromEngine): void {
    switch (message.type) {
      case 'ready':
        clearTimeout(deadline);
        unheard = null;
        return;
      case 'snapshot':
        snapshot = { ...snapshot, ...message.changed };
        for (const listener of listeners) listener();
        return;
      case 'answer':
        sent.came(message.call, message.result);
        return;
      case 'batch':
        views.get(message.view)?.onBatch(message.batch);
        return;
      case 'found':
        client.onFound?.(message.answer);
        return;
      case 'taken':
        takings.get(message.take)?.(message.answer);
        if (message.answer === null || message.answer.kind === 'end') takings.delete(message.take);
        return;
      case 'track':
        tracks.get(message.view)?.(message.picture);
        return;
      case 'view status':
        views.get(message.view)?.onStatus(message.status);
        return;
      case 'filtered':
        filtered.came(message.call, message.result);
        return;
      case 'history':
        told.came(message.call, message.history);
        return;
      case 'marked':
        marked.came(message.call, message.marks);
        return;
    }
  }

  const unwatch = watchPage((hint) => post({ type: 'hint', hint }));

  const client: EngineClient = {
    get home() {
      return home.kind;
    },
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sendCommand: (line) => sent.ask((call) => post({ type: 'command', call, line })),
    sendPower: (action) => sent.ask((call) => post({ type: 'power', call, action })),
    retryNow: () => post({ type: 'retry' }),
    keepLines: (lines) => post({ type: 'keep lines', lines }),
    history: () => told.ask((call) => post({ type: 'history', call })),
    changeAccess: (access) => post({ type: 'access', access }),
    onFound: null,
    find: (request) => post({ type: 'find', request }),
    take(request, onAnswer) {
      const take = nextTake++;
      takings.set(take, onAnswer);
      post({ type: 'take', take, call: { kind: 'begin', request } });
      return {
        tell(call) {
          if (call.kind === 'stop') takings.delete(take);
          post({ type: 'take', take, call });
        },
      };
    },
    openView(request, page): LogViewHandle {
      const view = nextView++;
      views.set(view, page);
      post({ type: 'open view', view, request });
      return {
        id: view,
        change: (changes) => post({ type: 'change view', view, request: changes }),
        acknowledge: (batch, took = 0) => post({ type: 'drawn', view, batch, took }),
        showAround: (seq, reveal) => post({ type: 'show around', view, seq, reveal }),
        showAt: (position, lines) => post({ type: 'show at', view, position, lines }),
        track(tell) {
          if (tell === null) tracks.delete(view);
          else tracks.set(view, tell);
          post({ type: 'track', view, wanted: tell !== null });
        },
        unfold: (seq) => post({ type: 'unfold', view, seq }),
        fold: (seq) => post({ type: 'fold', view, seq }),
        setFilter: (filter, around) =>
          filtered.ask((call) => post({ type: 'filter', view, call, filter, around })),
        marks: (seqs) => marked.ask((call) => post({ type: 'marks', view, call, seqs })),
        close() {
          views.delete(view);
          tracks.delete(view);
          post({ type: 'close view', view });
        },
      };
    },
    dispose() {
      if (disposed) return;
      post({ type: 'dispose' });
      disposed = true;
      clearTimeout(deadline);
      unwatch();
      // The engine closes its socket first; then its home can go.
      setTimeout(() => home.close(), 100);
      for (const tell of takings.values()) tell(null);
      takings.clear();
      for (const answers of [sent, filtered, marked, told]) answers.end();
    },
  };
  return client;
}
