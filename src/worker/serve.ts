import type { HostedEngine } from '../engine';
import type { EngineSnapshot } from '../engine/engine.types';
import type { TrackPicture } from '../engine/log/track/track.types';
import type { FilteredView } from '../engine/log/views';
import type { FindServer } from './findServe';
import { whenGone } from './gone';
import type { FromEngine, Port, ToEngine } from './messages';
import type { Seat, Seats } from './seats';
import type { TakeServer } from './takeServe';

/** What changes all the time: of no use to a page that nobody sees. */
const constantNews: readonly string[] = ['stats', 'log'] satisfies (keyof EngineSnapshot)[];

/** What only an engine can hear. */
type ForEngine = Exclude<ToEngine, { readonly type: 'start' | 'page' | 'dispose' }>;

/** Answers the messages of one page from the engine that it sits at. Runs in a worker, or in the page's thread. */
export function serveEngine(port: Port, seats: Seats, onGone: () => void = () => {}): void {
  const views = new Map<number, FilteredView>();
  let seat: Seat | null = null;
  let engine: HostedEngine | null = null;
  /** What was said before there was an engine to hear it. */
  let unheard: ForEngine[] = [];
  let gone = false;
  let told: Partial<EngineSnapshot> = {};
  let finding: Promise<FindServer> | null = null;
  let finder: FindServer | null = null;
  let taking: Promise<TakeServer> | null = null;
  let unsubscribe = (): void => {};
  let unwatch = (): void => {};

  function post(message: FromEngine): void {
    port.postMessage(message);
  }

  function sit(mine: Seat): void {
    if (gone) {
      mine.leave();
      return;
    }
    seat = mine;
    engine = mine.engine;
    unsubscribe = engine.subscribe(tellSnapshot);
    tellSnapshot();
    for (const message of unheard) receive(message);
    unheard = [];
  }

  /** The page is gone, whether it has said so or not. */
  function leave(): void {
    if (gone) return;
    gone = true;
    unwatch();
    unsubscribe();
    for (const view of views.values()) view.close();
    views.clear();
    taking?.then(
      (takings) => takings.close(),
      () => {},
    );
    finding?.then(
      (find) => find.dispose(),
      () => {},
    );
    engine = null;
    seat?.leave();
    onGone();
  }

  /** Parts keep their identity while they do not change, so only news crosses the port. */
  function tellSnapshot(): void {
    if (engine === null) return;
    const snapshot = engine.snapshot();
    const changed = Object.fromEntries(
      Object.entries(snapshot).filter(([key, part]) => told[key as keyof EngineSnapshot] !== part),
    );
    const keys = Object.keys(changed);
    if (seat?.hints.hidden && keys.every((key) => constantNews.includes(key))) return;
    told = snapshot;
    if (keys.length > 0) post({ type: 'snapshot', changed });
  }

  function tellFound(): void {
    for (const view of views.values()) view.found();
  }

  async function loadFind(): Promise<FindServer> {
    try {
      const [{ serveFind }] = await Promise.all([import('./findServe'), engine?.whole]);
      if (engine === null) throw new Error('The engine has gone.');
      finder = serveFind(
        engine.openLog,
        (answer) => {
          post({ type: 'found', answer });
          tellFound();
        },
        (nth, wanted) => post({ type: 'pattern worker', nth, wanted }),
        (view) => views.get(view)?.sequence(),
      );
      return finder;
    } catch (error) {
      finding = null;
      post({ type: 'found', answer: null });
      throw error;
    }
  }

  async function loadTakings(): Promise<TakeServer> {
    const [{ serveTakings }] = await Promise.all([import('./takeServe'), engine?.whole]);
    if (engine === null) throw new Error('The engine has gone.');
    return serveTakings(
      {
        ...engine.openLog(),
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

  function hear(message: ToEngine): void {
    switch (message.type) {
      case 'start':
        seats.take(message.settings, message.from, sit);
        return;
      case 'page':
        unwatch = whenGone(message.lock, leave);
        return;
      case 'dispose':
        leave();
        return;
      default:
        if (engine === null && !gone) unheard.push(message);
        else receive(message);
    }
  }

  function receive(message: ForEngine): void {
    switch (message.type) {
      case 'hint':
        seat?.hints.tell(message.hint);
        if (message.hint === 'visible') tellSnapshot();
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
        seat?.keepLines(message.lines);
        return;
      case 'keep on device':
        seat?.keepOnDevice(message.limits);
        return;
      case 'access':
        seat?.changeAccess(message.access);
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
        const { call, view, filter, around, held } = message;
        void views
          .get(view)
          ?.setFilter(filter, around, held)
          .then((result) => {
            post({ type: 'filtered', call, result });
            if (result.ok && result.value !== null) finder?.filtered(view);
          });
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
      case 'runs': {
        const { call } = message;
        void engine?.runs().then((runs) => post({ type: 'runs', call, runs }));
        return;
      }
      case 'history': {
        const { call } = message;
        void engine?.history().then((history) => post({ type: 'history', call, history }));
        return;
      }
      case 'pattern worker':
        finder?.patternWorker(message.nth, message.port);
        return;
    }
  }

  port.onmessage = (event) => hear(event.data as ToEngine);
  post({ type: 'ready' });
}
