import type { EngineSettings, EngineSnapshot } from '../../../src/engine/engine.types';
import type { FindAnswer } from '../../../src/engine/log/find/find.types';
import type { RecordStorage } from '../../../src/engine/log/recorder/storage.types';
import type { SendResult } from '../../../src/engine/outbox';
import type { PanelAccess } from '../../../src/engine/panel/panel';
import type { PowerAction } from '../../../src/engine/protocol';
import type { FromEngine, Port, ToEngine } from '../../../src/worker/messages';
import { createSeats } from '../../../src/worker/seats';
import { serveEngine } from '../../../src/worker/serve';
import { createFakeClock, type FakeClock, settle } from '../fakes/fakeClock';
import { createFakePanel, detailsBody, type FakePanel } from '../fakes/fakePanel';
import { createFakeSockets, type FakeSocket, type FakeSockets } from '../fakes/fakeSocket';
import { fakeToken } from '../fakes/fakeToken';

// Loaded here, so that the engine's own import of it takes no time.
import '../../../src/engine/log/intake/return';

/** A shared worker with its pages, whose node, panel and clock are the test. */
export interface TabsWorld {
  readonly clock: FakeClock;
  readonly sockets: FakeSockets;
  readonly panel: FakePanel;
  /** How often the panel was asked for a token. */
  tokens(): number;
  /** There is no engine any more. */
  empty(): boolean;
  open(settings?: Partial<EngineSettings>): Promise<Tab>;
  /** Opens a page and signs it in on a socket of its own, with a running server. */
  openLive(settings?: Partial<EngineSettings>): Promise<Tab>;
  /** `since`: what the server printed after the line that every replay begins with. */
  signIn(since?: readonly string[]): Promise<FakeSocket>;
}

/** One page, as far as the worker can tell. */
export interface Tab {
  readonly said: readonly FromEngine[];
  /** What it knows by all the snapshots that came. */
  readonly snapshot: Partial<EngineSnapshot>;
  /** The texts of the lines that its view shows, without the replayed one. Each batch is drawn at once. */
  lines(): string[];
  /** From now on it draws nothing any more: it has died without a word. */
  freeze(): void;
  say(message: ToEngine): void;
  command(line: string): Promise<SendResult>;
  power(action: PowerAction): Promise<SendResult>;
  found(): FindAnswer | null;
  leave(): void;
}

export const server = '8d3f9a2e';
export const session: PanelAccess = { url: '', auth: { kind: 'session' } };
export const withKey = (key: string, url = ''): PanelAccess => ({
  url,
  auth: { kind: 'key', key },
});
const grace = 1_000;
const old = 'what was printed before';
export const usage = JSON.stringify({
  memory_bytes: 5,
  memory_limit_bytes: 9,
  cpu_absolute: 7,
  disk_bytes: 1,
  network: { rx_bytes: 1, tx_bytes: 1 },
  uptime: 1_000,
  state: 'running',
});

export const tokenAnswer = {
  status: 200,
  body: { data: { token: fakeToken({ life: 600 }), socket: 'wss://node.example/ws' } },
};

/** `device`: what opens the storage of the device; without it nothing is kept. */
export function createTabsWorld(device?: () => RecordStorage): TabsWorld {
  const clock = createFakeClock();
  const sockets = createFakeSockets();
  const panel = createFakePanel();
  panel.answer(`/servers/${server}`, { status: 200, body: detailsBody() });
  panel.answer('/websocket', tokenAnswer);
  const surroundings = {
    openSocket: sockets.open,
    fetch: panel.fetch,
    clock,
    random: () => 0.5,
    ...(device && { openStorage: async () => device(), hasRecords: async () => true }),
  };
  const seats = createSeats({ surroundings, grace });

  const world: TabsWorld = {
    clock,
    sockets,
    panel,
    tokens: () => panel.requests.filter(({ url }) => url.endsWith('/websocket')).length,
    empty: () => seats.empty,
    async open(settings = {}) {
      const tab = createTab((port) => serveEngine(port, seats));
      const all = { server, panel: session, node: { tokenInUrl: false }, maxLines: 10_000 };
      tab.say({ type: 'start', settings: { ...all, ...settings }, from: 0 });
      const request = { rows: 20, window: 100, following: true, visible: true };
      tab.say({ type: 'open view', view: 1, request });
      // What decides whether it may share an engine is loaded on first use.
      for (let turn = 0; turn < 100 && !tab.said.some(({ type }) => type === 'snapshot'); turn++) {
        await pause();
        await clock.advance(0);
      }
      await clock.advance(50);
      return tab;
    },
    async openLive(settings) {
      const tab = await world.open(settings);
      await world.signIn();
      return tab;
    },
    async signIn(since = []) {
      const socket = sockets.latest();
      socket.opens();
      // The node answers a question, or a quiet server would count as dead.
      socket.onSent((text) => {
        if (text.includes('"send stats"')) clock.after(10, () => socket.says('stats', usage));
        if (!text.includes('"send logs"')) return;
        clock.after(10, () => {
          for (const line of [old, ...since]) socket.says('console output', line);
        });
      });
      socket.says('auth success');
      socket.says('status', 'running');
      await clock.advance(2_000);
      return socket;
    },
  };
  return world;
}

function createTab(serve: (port: Port) => void): Tab {
  const said: FromEngine[] = [];
  const snapshot: { -readonly [K in keyof EngineSnapshot]?: EngineSnapshot[K] } = {};
  const answers = new Map<number, (result: SendResult) => void>();
  let shown: string[] = [];
  let frozen = false;
  let call = 0;
  let left = false;

  const port: Port = {
    onmessage: null,
    postMessage(message) {
      const copy = structuredClone(message) as FromEngine;
      said.push(copy);
      if (!frozen) queueMicrotask(() => hear(copy));
    },
  };

  function say(message: ToEngine): void {
    port.onmessage?.({ data: structuredClone(message), ports: [] } as unknown as MessageEvent);
  }

  function hear(message: FromEngine): void {
    if (message.type === 'snapshot') Object.assign(snapshot, message.changed);
    if (message.type === 'answer') answers.get(message.call)?.(message.result);
    if (message.type !== 'batch' || left) return;
    const { batch } = message;
    const texts = batch.lines.map((line) => (line.source === 'fold' ? '' : line.text));
    shown = batch.kind === 'rebuild' ? texts : [...shown, ...texts];
    say({ type: 'drawn', view: message.view, batch: batch.id, took: 1 });
  }

  function ask(make: (call: number) => ToEngine): Promise<SendResult> {
    call += 1;
    const mine = call;
    return new Promise((resolve) => {
      answers.set(mine, resolve);
      say(make(mine));
    });
  }

  serve(port);
  return {
    said,
    snapshot,
    say,
    lines: () => shown.filter((text) => text !== old),
    freeze() {
      frozen = true;
    },
    command: (line) => ask((mine) => ({ type: 'command', call: mine, line })),
    power: (action) => ask((mine) => ({ type: 'power', call: mine, action })),
    found: () => said.filter((one) => one.type === 'found').at(-1)?.answer ?? null,
    leave() {
      left = true;
      say({ type: 'dispose' });
    },
  };
}

/** Lets come what is imported. */
async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 2));
  await settle();
}
