import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type Devnode, type DevnodeOptions, developmentKey, startDevnode } from '../../../devnode';
import type { ServerRecord } from '../../../devnode/world';
import { createFakeNode, type FakeNode } from './fakeNode';

/** A devnode whose node is a fake, and ways to ask it. Everything is taken down after the test. */
export interface Setting {
  readonly devnode: Devnode;
  readonly node: FakeNode;
  readonly dataDir: string;
  readonly survival: ServerRecord;
  readonly creative: ServerRecord;
  ask(path: string, options?: AskOptions): Promise<Answer>;
  fault(body: Record<string, unknown>): Promise<Answer>;
}

export interface AskOptions {
  readonly method?: string;
  /** Whose API key to send: `owner`, `guest`, `admin`, or a key. */
  readonly key?: string;
  readonly json?: unknown;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly port?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: unknown;
}

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

export async function settle(options: DevnodeOptions = {}): Promise<Setting> {
  const dataDir = await temporaryFolder();
  let fake: FakeNode | null = null;
  const devnode = await startDevnode({
    dataDir,
    consoleDir: null,
    makeNode({ world }) {
      fake = createFakeNode(world);
      return fake;
    },
    ...options,
  });
  closings.unshift(devnode.close);
  const [survival, creative] = [...devnode.world.servers.values()];
  if (fake === null || survival === undefined || creative === undefined) throw new Error('unset');
  return {
    devnode,
    node: fake,
    dataDir,
    survival,
    creative,
    ask: (path, asked = {}) => ask(devnode.port, path, asked),
    fault: (body) =>
      ask(devnode.port, '/devnode/faults', { method: 'POST', body: JSON.stringify(body) }),
  };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'roost-panel-'));
  closings.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A plain request: unlike `fetch` it sends any `Host` and follows no redirect. */
export function ask(port: number, path: string, options: AskOptions): Promise<Answer> {
  const { method = 'GET', key, json, body } = options;
  const payload = json === undefined ? body : JSON.stringify(json);
  const headers = {
    Accept: 'application/json',
    ...(key !== undefined && {
      Authorization: `Bearer ${key.startsWith('ptlc_') ? key : developmentKey(key)}`,
    }),
    ...(json !== undefined && { 'Content-Type': 'application/json' }),
    ...options.headers,
  };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: '127.0.0.1', port: options.port ?? port, path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const { statusCode, headers: received } = response;
          resolve({ status: statusCode ?? 0, headers: received, text, json: parse(text) });
        });
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The cookies that an answer sets, as a `Cookie` header, and the CSRF token in them. */
export function cookiesOf(answer: Answer): { readonly cookie: string; readonly csrf: string } {
  const lines = [answer.headers['set-cookie'] ?? []].flat();
  const pairs = lines.map((line) => line.split(';', 1)[0] ?? '');
  const csrf = pairs.find((pair) => pair.startsWith('XSRF-TOKEN='))?.slice('XSRF-TOKEN='.length);
  return { cookie: pairs.join('; '), csrf: decodeURIComponent(csrf ?? '') };
}

/** What stands in an answer's JSON at a path such as `data.0.attributes.uuid`. */
export function pick({ json }: Answer, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
      json,
    );
}

/** The only error of an answer. */
export function errorOf(answer: Answer): unknown {
  const errors = pick(answer, 'errors');
  return Array.isArray(errors) && errors.length === 1 ? errors[0] : errors;
}
