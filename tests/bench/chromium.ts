import { type ChildProcess, spawn } from 'node:child_process';
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
    [...switches, '--headless', '--remote-debugging-pipe', `--user-data-dir=${profile}`],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const connection = connect(child);
  return {
    send: (method, params) => connection(method, params),
    newPage: ({ width, height }) => openPage(connection, width, height),
    async close() {
      const gone = new Promise((done) => child.once('exit', done));
      await connection('Browser.close').catch(() => child.kill());
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

type Send = <T>(method: string, params?: object, sessionId?: string) => Promise<T>;

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Messages go through two pipes, each ended by a zero. */
function connect(child: ChildProcess): Send {
  const out = child.stdio[3] as Writable;
  const back = child.stdio[4] as Readable;
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  let rest = '';
  back.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer;
      if (answer.id === undefined) continue;
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    }
  });
  const gone = (): void => {
    for (const answer of waiting.values()) answer({ error: { message: 'the browser is gone' } });
    waiting.clear();
  };
  child.once('exit', gone).once('error', gone);
  out.on('error', gone);

  return <T>(method: string, params: object = {}, sessionId?: string) =>
    new Promise<T>((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result as T);
        else reject(new Error(`${method}: ${error.message}`));
      });
      out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
}

async function openPage(send: Send, width: number, height: number): Promise<MeasuredPage> {
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
      // The helper that TypeScript's transform refers to.
      expression: `{ const __name = (value) => value; (${run})(${JSON.stringify(argument)}) }`,
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
