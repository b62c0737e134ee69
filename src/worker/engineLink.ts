import type { EngineSettings } from '../engine/engine.types';
import { logsApart } from '../engine/log/nextLog';
import { type EngineHome, findHome, type HomeKind } from './home';
import type { Journal } from './journal';
import type { FromEngine, ToEngine } from './messages';
import { watchPage } from './pageWatch';

/** A page's way to an engine, wherever it runs, and to another one where that has gone. */
export interface EngineLink {
  readonly kind: HomeKind;
  /** Holds on: whoever stands in for the engine is told of it. */
  post(message: ToEngine): void;
  /** The engine has spoken and hears what is to be done once. */
  readonly ready: boolean;
  /** Is done once, by an engine that is ready, or not at all. */
  postOnce(message: ToEngine, transfer?: Transferable[]): void;
  dispose(): void;
}

export interface EngineLinkOptions {
  readonly settings: EngineSettings;
  /** One past the number of the last line that the page knows of. */
  lines(): number;
  receive(message: FromEngine): void;
  /** What was asked of the engine will not be answered any more. */
  onLeft(): void;
  /** It runs elsewhere now. */
  onMoved(): void;
  /** There is no engine to be had. */
  onNone(error: unknown): void;
}

/** A worker that has not said a word after this many ms will not: its script never loaded, or it hangs. */
const patience = { shared: 5_000, worker: 10_000 };
/** ms. Not while the page opens: what it takes to go on without a worker is loaded then. */
const settled = 1_000;
/** Shared workers that may end under a page before it gets one of its own. */
const mostDeaths = 2;

/** What was said before anybody answered. */
function createNotes(): Journal {
  const said: ToEngine[] = [];
  return { note: (message) => said.push(message), heard() {}, told: () => said };
}

export function createEngineLink(options: EngineLinkOptions): EngineLink {
  const { settings } = options;
  /** What an engine must be told if it is to stand in for this one. `null`: none can. */
  let journal: Journal | null = createNotes();
  let home: EngineHome;
  /** The engine has said something. */
  let heard = false;
  let away = false;
  let disposed = false;
  let deaths = 0;
  let unwatchHome = (): void => {};
  let deadline: ReturnType<typeof setTimeout> | undefined;

  journal.note({ type: 'start', settings, from: 0 });
  move(null);

  /** To the best home after those that were tried, which is told all that holds. */
  function move(tried: HomeKind | null): void {
    home = findHome(settings.server, tried, failed, (error) => disposed || options.onNone(error));
    heard = false;
    clearTimeout(deadline);
    if (home.kind !== 'thread') deadline = setTimeout(failed, patience[home.kind]);
    const lines = options.lines();
    const from = lines === 0 ? 0 : (Math.floor(lines / logsApart) + 1) * logsApart;
    // Told before it is heard: it may have been ready for long, and then the journal ends with that.
    for (const message of journal?.told(from) ?? []) home.post(message);
    home.listen(receive);
  }

  /** The worker never came up: the engine runs elsewhere. Only before its first word, so nothing is lost. */
  function failed(): boolean {
    if (disposed || heard || home.kind === 'thread') return false;
    leave();
    move(home.kind);
    options.onMoved();
    return true;
  }

  /** A shared worker can end under a page: with the tab that it began in, if that one crashed. */
  function lost(): void {
    deaths += 1;
    leave();
    move(deaths > mostDeaths ? 'shared' : null);
    options.onMoved();
  }

  function leave(): void {
    unwatchHome();
    home.post({ type: 'dispose' });
    home.close();
    options.onLeft();
  }

  /** This home can go without us: from here on we know when it does, and what to tell the next one. */
  async function watchHome(lock: string): Promise<void> {
    const mine = home;
    await new Promise((resolve) => setTimeout(resolve, settled));
    try {
      const { createJournal, whenGone } = await import('./journal');
      if (disposed || away || home !== mine || journal === null) return;
      journal = createJournal(journal.told(0));
      unwatchHome = whenGone(lock, lost);
    } catch {
      journal = null;
    }
  }

  function receive(message: FromEngine): void {
    if (message.type === 'here') void watchHome(message.lock);
    else if (message.type === 'ready') {
      clearTimeout(deadline);
      heard = true;
      // It lives as long as this page.
      if (home.kind !== 'shared') journal = null;
    } else {
      journal?.heard(message);
      options.receive(message);
    }
  }

  function post(message: ToEngine): void {
    if (disposed) return;
    journal?.note(message);
    if (!away) home.post(message);
  }

  const isReady = (): boolean => heard && !away && !disposed;

  const unwatch = watchPage({
    hint: (hint) => post({ type: 'hint', hint }),
    away() {
      // An engine of this page alone sleeps along with it.
      if (home.kind !== 'shared') return;
      away = true;
      leave();
    },
    back() {
      if (!away) return;
      away = false;
      if (journal === null) options.onNone(new Error('What it takes to go on was never loaded.'));
      else move(null);
    },
  });

  return {
    get kind() {
      return home.kind;
    },
    post,
    get ready() {
      return isReady();
    },
    postOnce(message, transfer) {
      if (isReady()) home.post(message, transfer);
    },
    dispose() {
      if (disposed) return;
      post({ type: 'dispose' });
      disposed = true;
      clearTimeout(deadline);
      unwatch();
      unwatchHome();
      // The engine closes its socket first; then its home can go.
      setTimeout(() => home.close(), 100);
      options.onLeft();
    },
  };
}
