import { createEngine, type HostedEngine } from '../engine';
import type { EngineSnapshot } from '../engine/engine.types';
import type { TrackPicture } from '../engine/log/track/track.types';
import type { FilteredView } from '../engine/log/views';
import type { FindServer } from './findServe';
import type { FromEngine, Port, ToEngine } from './messages';
import { browserSurroundings, relayedHints } from './surroundings';
import type { TakeServer } from './takeServe';

/** Answers the messages of one page from one engine. Runs in the worker, or in the page's thread. */
export function serveEngine(port: Port): void {
  const hints = relayedHints();
  const views = new Map<number, FilteredView>();
  let engine: HostedEngine | null = null;
  let told: Partial<EngineSnapshot> = {};
  let finding: Promise<FindServer> | null = null;
  let finder: FindServer | null = null;
  let taking: Promise<TakeServer> | null = null;

  function post(message: FromEngine): void {
    port.postMessage(message);
  }

  /** Parts keep their identity while they do not change, so only news crosses the port. */
  function tellSnapshot(): void {
    if (engine === null) return;
    const snapshot = engine.snapshot();
    const changed = Object.fromEntries(
      Object.entries(snapshot).filter(([key, part]) => told[key as keyof EngineSnapshot] !== part),
    );
    told = snapshot;
    if (Object.keys(changed).length > 0) post({ type: 'snapshot', changed });
  }

  function tellFound(): void {
    for (const view of views.values()) view.found();
  }

  async function loadFind(): Promise<FindServer> {
    try {
      const { serveFind } = await import('./findServe');
      if (engine === null) throw new Error('The engine has gone.');
      finder = serveFind(engine.openLog, (answer) => {
        post({ type: 'found', answer });
        tellFound();
      });
      return finder;
    } catch (error) {
      finding = null;
      post({ type: 'found', answer: null });
      throw error;
    }
  }

  async function loadTakings(): Promise<TakeServer> {
    const { serveTakings } = await import('./takeServe');
    if (engine === null) throw new Error('The engine has gone.');
    return serveTakings(
      {
        ...engine.openLog(() => {}),
        passing: async (view) => (await views.get(view)?.passing()) ?? null,
      },
      (take, answer) => {
        const parts = answer?.kind === 'piece' ? answer.parts : [];
        const bytes = parts.flatMap((part) => (part.kind === 'bytes' ? part.bytes.buffer : []));
        // The bytes themselves go over, not a copy.
        port.postMessage({ type: 'taken', take, answer } satisfies FromEngine, bytes);
      },
    );
  }

  function receive(message: ToEngine): void {
    switch (message.type) {
      case 'start':
        engine = createEngine(message.settings, browserSurroundings(hints));
        engine.subscribe(tellSnapshot);
        tellSnapshot();
        return;
      case 'hint':
        hints.tell(message.hint);
        return;
      case 'command':
        void engine
          ?.sendCommand(message.line)
          .then((result) => post({ type: 'answer', call: message.call, result }));
        return;
      case 'power':
        void engine
          ?.sendPower(message.action)
          .then((result) => post({ type: 'answer', call: message.call, result }));
        return;
      case 'retry':
        engine?.retryNow();
        return;
      case 'keep lines':
        engine?.keepLines(message.lines);
        return;
      case 'access':
        engine?.changeAccess(message.access);
        return;
      case 'open view': {
        const { view, request } = message;
        const opened = engine?.openView(request, {
          deliver: (batch) => post({ type: 'batch', view, batch }),
          onStatus: (status) => post({ type: 'view status', view, status }),
        });
        if (opened) views.set(view, opened);
        return;
      }
      case 'change view':
        views.get(message.view)?.change(message.request);
        return;
      case 'drawn':
        views.get(message.view)?.acknowledge(message.batch, message.took);
        return;
      case 'show around':
        views.get(message.view)?.showAround(message.seq, message.reveal);
        return;
      case 'show at':
        views.get(message.view)?.showAt(message.position, message.lines);
        return;
      case 'track': {
        const { view, wanted } = message;
        const tell = (picture: TrackPicture): void => post({ type: 'track', view, picture });
        const found = () => finder?.matches() ?? null;
        views.get(view)?.track(wanted ? { tell, found } : null);
        return;
      }
      case 'unfold':
        views.get(message.view)?.unfold(message.seq);
        return;
      case 'fold':
        views.get(message.view)?.fold(message.seq);
        return;
      case 'filter': {
        const { call, view, filter, around } = message;
        void views
          .get(view)
          ?.setFilter(filter, around)
          .then((result) => post({ type: 'filtered', call, result }));
        return;
      }
      case 'marks': {
        const { call, view, seqs } = message;
        void views
          .get(view)
          ?.marks(seqs)
          .then(
            (marks) => post({ type: 'marked', call, marks }),
            () => post({ type: 'marked', call, marks: [] }),
          );
        return;
      }
      case 'close view':
        views.get(message.view)?.close();
        views.delete(message.view);
        return;
      case 'find': {
        const { request } = message;
        finding ??= loadFind();
        // One that could not be loaded has been told of.
        finding.then(
          (find) => {
            find.receive(request);
            tellFound();
          },
          () => {},
        );
        return;
      }
      case 'take': {
        const { take, call } = message;
        taking ??= loadTakings();
        taking.then(
          (takings) => takings.receive(take, call),
          () => {
            taking = null;
            post({ type: 'taken', take, answer: null });
          },
        );
        return;
      }
      case 'history': {
        const { call } = message;
        void engine?.history().then((history) => post({ type: 'history', call, history }));
        return;
      }
      case 'dispose':
        taking?.then(
          (takings) => takings.close(),
          () => {},
        );
        finding?.then(
          (find) => find.receive({ kind: 'close' }),
          () => {},
        );
        engine?.dispose();
        engine = null;
        return;
    }
  }

  port.onmessage = (event) => receive(event.data as ToEngine);
  post({ type: 'ready' });
}
