import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultBox } from './faults';
import { toPanelRequest } from './panel/request';

export interface FaultsApiOptions {
  readonly faults: FaultBox;
  readonly state: () => Promise<unknown>;
}

/** `/devnode`: the page with a button for each fault, and what it talks to. */
export interface FaultsApi {
  /** `false`: the path is none of these, and nothing was written. The caller has checked who asks. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

const files: Readonly<Record<string, readonly [name: string, type: string]>> = {
  '/devnode': ['index.html', 'text/html; charset=utf-8'],
  '/devnode/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/devnode/page.js': ['page.js', 'text/javascript; charset=utf-8'],
};

export function createFaultsApi({ faults, state }: FaultsApiOptions): FaultsApi {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { path, method, body } = toPanelRequest(request);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Frame-Options', 'DENY');
    const file = files[path];
    if (method === 'GET' && file !== undefined) {
      response.setHeader('Content-Security-Policy', "default-src 'self'; frame-ancestors 'none'");
      response.setHeader('Content-Type', file[1]);
      response.end(await readFile(new URL(`./page/${file[0]}`, import.meta.url)));
      return;
    }
    if (method === 'GET' && path === '/devnode/state') {
      sendJson(response, 200, await state());
      return;
    }
    if (method === 'POST' && path === '/devnode/faults') {
      const outcome = await faults.apply(parse((await body())?.toString('utf8') ?? ''));
      sendJson(response, outcome.ok ? 200 : 400, outcome);
      return;
    }
    sendJson(response, 404, { ok: false, why: `There is no ${method} ${path} here.` });
  }

  return {
    handle(request, response) {
      if (!/^\/devnode(\/|\?|$)/.test(request.url ?? '')) return false;
      answer(request, response).catch(() => response.destroy());
      return true;
    },
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
