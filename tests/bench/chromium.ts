import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/**
 * A browser for measuring, spoken to over its own debugging protocol. Playwright has it report
 * every frame of every socket, which at 20,000 lines a second costs more than a page does.
 */
export interface MeasuredBrowser {
  send<T>(method: string, params?: object): Promise<T>;
  /** A page in a profile of its own. */
  newPage(viewport: { readonly width: number; readonly height: number }): Promise<MeasuredPage>;
  close(): Promise<void>;
}

export interface MeasuredPage {
  send<T>(method: string, params?: object): Promise<T>;
  goto(url: string): Promise<void>;
  /** Runs `run` in the page; it sees nothing but its argument. */
  evaluate<R, A = undefined>(run: (argument: A) => R | Promise<R>, argument?: A): Promise<R>;
  /** Waits until `run`, in the page, answers `true`. */
  until<A = undefined>(run: (argument: A) => boolean, argument?: A): Promise<void>;
  /** Runs in every page that this one goes to from now on, before its own scripts. */
  before(run: () => void): Promise<void>;
  /** Opens another tab in front of it: nobody sees this one any more. */
  cover(): Promise<void>;
  /** Bytes that the page and its workers, shared ones as well, hold after a collection. */
  heap(): Promise<number>;
  /** A key that types `character`. */
  press(character: string): Promise<void>;
  close(): Promise<void>;
}

const patience = 20_000;

export async function launchMeasured(
  path: string,
  switches: readonly string[],
): Promise<MeasuredBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'roost-bench-'));
  const child = spawn(
    path,
    [
      ...switches,
      '--headless',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const tidy = (): void => {
    child.kill('SIGKILL');
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // Some part of the browser still writes; nothing waits for it any more.
    }
  };
  process.once('exit', tidy);
  const { send: connection, workersOf } = connect(child);
  return {
    send: (method, params) => connection(method, params),
    newPage: ({ width, height }) => openPage(connection, workersOf, width, height),
    async close() {
      // One that has crashed, or never came up, tells of its end no more.
      if (isThere(child)) {
        const gone = new Promise((done) => child.once('exit', done));
        await connection('Browser.close').catch(() => child.kill());
        await gone;
      }
      process.off('exit', tidy);
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function isThere({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

type Send = <T>(method: string, params?: object, sessionId?: string) => Promise<T>;

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: {
    readonly sessionId?: string;
    readonly targetInfo?: { readonly type: string };
  };
}

interface Connection {
  readonly send: Send;
  /** The sessions of the workers that the page of a session has started, once it attaches to them. */
  workersOf(session: string): readonly string[];
}

/** Messages go through two pipes, each ended by a zero. */
function connect(child: ChildProcess): Connection {
  const out = child.stdio[3] as Writable;
  const back = child.stdio[4] as Readable;
  const waiting = new Map<number, (answer: Answer) => void>();
  const workers = new Map<string, string[]>();
  let lastId = 0;
  let rest = '';
  back.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer;
      if (answer.id === undefined) {
        noteWorker(answer);
        continue;
      }
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    }
  });
  function noteWorker({ method, sessionId, params }: Answer): void {
    if (method !== 'Target.attachedToTarget' || sessionId === undefined) return;
    if (params?.targetInfo?.type !== 'worker' || params.sessionId === undefined) return;
    workers.set(sessionId, [...(workers.get(sessionId) ?? []), params.sessionId]);
  }

  const gone = (): void => {
    for (const answer of waiting.values()) answer({ error: { message: 'the browser is gone' } });
    waiting.clear();
  };
  child.once('exit', gone).once('error', gone);
  out.on('error', gone);

  const send: Send = <T>(method: string, params: object = {}, sessionId?: string) =>
    new Promise<T>((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result as T);
        else reject(new Error(`${method}: ${error.message}`));
      });
      out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  return { send, workersOf: (session) => workers.get(session) ?? [] };
}

/** Sessions of the shared workers of a profile: no page brings them along. */
async function attachToShared(send: Send, profile: string): Promise<string[]> {
  const { targetInfos } = await send<{
    targetInfos: { type: string; targetId: string; browserContextId?: string }[];
  }>('Target.getTargets');
  const sessions: string[] = [];
  for (const { type, targetId, browserContextId } of targetInfos) {
    if (type !== 'shared_worker' || browserContextId !== profile) continue;
    const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    sessions.push(sessionId);
  }
  return sessions;
}

/** What TypeScript's transform refers to in a function that is sent over. */
const helper = 'const __name = (value) => value;';

async function openPage(
  send: Send,
  workersOf: Connection['workersOf'],
  width: number,
  height: number,
): Promise<MeasuredPage> {
  const context = await send<{ browserContextId: string }>('Target.createBrowserContext');
  const { browserContextId } = context;
  const { targetId } = await send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    width,
    height,
  });
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const ofPage = <T>(method: string, params?: object) => send<T>(method, params, sessionId);
  await ofPage('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: 1,
    mobile: false,
  });
  await ofPage('Emulation.setFocusEmulationEnabled', { enabled: true });

  async function evaluate<R, A>(run: (argument: A) => R | Promise<R>, argument?: A): Promise<R> {
    const { result, exceptionDetails } = await ofPage<{
      readonly result: { readonly value: R };
      readonly exceptionDetails?: { readonly text: string; readonly exception?: object };
    }>('Runtime.evaluate', {
      expression: `{ ${helper} (${run})(${JSON.stringify(argument)}) }`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  return {
    send: ofPage,
    evaluate,
    async goto(url) {
      await ofPage('Page.navigate', { url });
    },
    async until(run, argument) {
      const deadline = Date.now() + patience;
      // While the page changes there may be nothing to ask.
      while ((await evaluate(run, argument).catch(() => false)) !== true) {
        if (Date.now() > deadline) throw new Error(`The page never came to ${run}.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async before(run) {
      await ofPage('Page.enable');
      await ofPage('Page.addScriptToEvaluateOnNewDocument', {
        source: `{ ${helper} (${run})() }`,
      });
    },
    async cover() {
      await ofPage('Emulation.setFocusEmulationEnabled', { enabled: false });
      const cover = await send<{ targetId: string }>('Target.createTarget', {
        url: 'about:blank',
        browserContextId,
      });
      await send('Target.activateTarget', { targetId: cover.targetId });
    },
    async heap() {
      await ofPage('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: false,
        flatten: true,
      });
      const shared = await attachToShared(send, browserContextId);
      let sum = 0;
      for (const session of [sessionId, ...workersOf(sessionId), ...shared]) {
        await send('HeapProfiler.collectGarbage', {}, session);
        const usage = await send<{ usedSize: number; backingStorageSize?: number }>(
          'Runtime.getHeapUsage',
          {},
          session,
        );
        sum += usage.usedSize + (usage.backingStorageSize ?? 0);
      }
      return sum;
    },
    async press(character) {
      const key = { key: character, code: `Key${character.toUpperCase()}` };
      await ofPage('Input.dispatchKeyEvent', { type: 'keyDown', text: character, ...key });
      await ofPage('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    },
    async close() {
      await send('Target.disposeBrowserContext', { browserContextId });
    },
  };
}
