import type { EngineSettings, EngineSnapshot, ShownAnew } from '../engine/engine.types';
import { initialSnapshot } from '../engine/initialSnapshot';
import type { FilterFault } from '../engine/log/filter/filter.types';
import type { TakeAnswer } from '../engine/log/takeAway/takeAway.types';
import type { TrackPicture } from '../engine/log/track/track.types';
import type { SendResult } from '../engine/outbox';
import { type Result, succeed } from '../engine/result';
import type { ListedRun } from '../engine/runs/runs.types';
import type { ConnectionHistory } from '../engine/timeline/timeline.types';
import { createAnswers } from './answers';
import type { EngineClient, LogViewHandle, LogViewPage } from './client.types';
import { createEngineLink } from './engineLink';
import type { FromEngine, ToEngine } from './messages';
import type { PatternWorkers } from './patternWorkers';

const notConnected: SendResult = { sent: false, why: { kind: 'not connected' } };
const notKnown: SendResult = { sent: false, why: { kind: 'not known' } };

/** Starts an engine for one server, or joins the one that other pages have, and gives the page its side of it. */
export function createEngineClient(settings: EngineSettings): EngineClient {
  let snapshot: EngineSnapshot = initialSnapshot;
  let nextTake = 1;
  let nextView = 1;
  const listeners = new Set<() => void>();
  const takings = new Map<number, (answer: TakeAnswer | null) => void>();
  const sent = createAnswers<SendResult>(notKnown);
  const filtered = createAnswers<Result<ShownAnew | null, FilterFault>>(succeed(null));
  const marked = createAnswers<readonly number[]>([]);
  const told = createAnswers<ConnectionHistory | null>(null);
  const ran = createAnswers<readonly ListedRun[]>([]);
  const views = new Map<number, LogViewPage>();
  const tracks = new Map<number, (picture: TrackPicture) => void>();
  let patterns: Promise<PatternWorkers> | null = null;
  /** What waits for its turn goes yet, or is known not to go: until then the engine is needed. */
  let underWay: Promise<unknown> = Promise.resolve();

  const link = createEngineLink({
    settings,
    lines: () => snapshot.log.end,
    receive,
    onMoved: tellAll,
    onLeft() {
      for (const tell of takings.values()) tell(null);
      takings.clear();
      // A filter is asked for again, and its answer comes from there.
      for (const answers of [sent, marked, told, ran]) answers.end();
      patterns?.then(
        (workers) => workers.endAll(),
        () => {},
      );
    },
    onNone(error) {
      console.error(error);
      const current = { phase: 'stopped', reason: { kind: 'not loaded' } } as const;
      snapshot = { ...snapshot, connection: { ...snapshot.connection, current } };
      tellAll();
    },
  });
  const { post } = link;

  function tellAll(): void {
    for (const listener of listeners) listener();
  }

  async function send(ask: (call: number) => ToEngine): Promise<SendResult> {
    if (!link.ready) return notConnected;
    const answer = sent.ask((call) => link.postOnce(ask(call)));
    const before = underWay;
    underWay = answer.then(() => before);
    return answer;
  }

  function givePatternWorker(nth: number, port: MessagePort | null): void {
    link.postOnce({ type: 'pattern worker', nth, port }, port === null ? [] : [port]);
  }

  /** The engine wants a worker for patterns, or no longer, and can start none by itself. */
  function servePatterns(nth: number, wanted: boolean): void {
    patterns ??= import('./patternWorkers').then((loaded) =>
      loaded.createPatternWorkers(givePatternWorker),
    );
    patterns.then(
      (workers) => workers.want(nth, wanted),
      () => {
        patterns = null;
        givePatternWorker(nth, null);
      },
    );
  }

  function receive(message: FromEngine): void {
    switch (message.type) {
      case 'ready':
      case 'here':
        return;
      case 'snapshot':
        snapshot = { ...snapshot, ...message.changed };
        tellAll();
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
      case 'pattern worker':
        servePatterns(message.nth, message.wanted);
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
      case 'runs':
        ran.came(message.call, message.runs);
        return;
      case 'history':
        told.came(message.call, message.history);
        return;
      case 'marked':
        marked.came(message.call, message.marks);
        return;
    }
  }

  const client: EngineClient = {
    get home() {
      return link.kind;
    },
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sendCommand: (line) => send((call) => ({ type: 'command', call, line })),
    sendPower: (action) => send((call) => ({ type: 'power', call, action })),
    retryNow: () => post({ type: 'retry' }),
    keepLines: (lines) => post({ type: 'keep lines', lines }),
    runs: () => ran.ask((call) => post({ type: 'runs', call })),
    history: () => told.ask((call) => post({ type: 'history', call })),
    keepOnDevice: (limits) => post({ type: 'keep on device', limits }),
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
        setFilter: (filter, around, held = false) =>
          filtered.ask((call) => post({ type: 'filter', view, call, filter, around, held })),
        marks: (seqs) => marked.ask((call) => post({ type: 'marks', view, call, seqs })),
        close() {
          views.delete(view);
          tracks.delete(view);
          post({ type: 'close view', view });
        },
      };
    },
    dispose: () => underWay.then(link.dispose),
  };
  return client;
}
