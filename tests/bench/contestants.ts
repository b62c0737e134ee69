import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'vite';
import type { Devnode } from '../../devnode';
import type { Contestant } from './contest';

const viewport = { width: 1280, height: 900 };
const bareSource = join(process.cwd(), 'tests', 'bench', 'bare');
const bareDir = join(process.cwd(), '.cache', 'bench-bare');

/** The console as it is built, signed in as the owner. */
export function createRoost(devnode: Devnode, server: string): Contestant {
  return {
    name: 'roost',
    address: async () => `${devnode.url}/?server=${server}`,
    async open(browser) {
      const page = await browser.newPage(viewport);
      await page.goto(await this.address());
      await page.until(() => {
        const states = [...document.querySelectorAll('[role=status]')];
        const rows = document.querySelector('.xterm-rows')?.textContent ?? '';
        return rows.trim() !== '' && states.some((one) => one.textContent?.includes('Running'));
      });
      await page.evaluate(() => document.querySelector<HTMLElement>('form textarea')?.focus());
      return page;
    },
  };
}

/** An empty page: what the browser costs by itself. */
export const nothing: Pick<Contestant, 'open'> = {
  open: (browser) => browser.newPage(viewport),
};

export interface BarePage {
  readonly contestant: Contestant;
  /** Shows nothing: its worker counts the frames. No page can take more than this one. */
  readonly counting: Pick<Contestant, 'open'>;
  close(): void;
}

/** Plain xterm.js on a page of its own, fed from the same socket. */
export async function createBare(devnode: Devnode, server: string, key: string): Promise<BarePage> {
  await build({
    configFile: false,
    root: bareSource,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: bareDir,
      emptyOutDir: true,
      rollupOptions: {
        input: ['index', 'counting'].map((page) => join(bareSource, `${page}.html`)),
      },
    },
  });
  let credentials = {};
  const files = await serveFiles(bareDir, () => JSON.stringify(credentials));
  const origin = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  devnode.world.allowedOrigins.push(origin);
  const pageOf = (file: string): Omit<Contestant, 'name'> => ({
    async address() {
      const answer = await fetch(`${devnode.url}/api/client/servers/${server}/websocket`, {
        headers: { Accept: 'application/json', Authorization: `Bearer ${key}` },
      });
      const { data } = (await answer.json()) as { data: { token: string; socket: string } };
      credentials = data;
      return `${origin}/${file}`;
    },
    async open(browser) {
      const page = await browser.newPage(viewport);
      await page.goto(await this.address());
      await page.until(() => document.title === 'live');
      await page.evaluate(() => document.querySelector('input')?.focus());
      return page;
    },
  });
  return {
    contestant: { name: 'bare', ...pageOf('index.html') },
    counting: pageOf('counting.html'),
    close: () => files.close(),
  };
}

/** The page's files, and its token: asked of the panel before, so that answering takes no time. */
function serveFiles(dir: string, token: () => string): Promise<Server> {
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/token') {
      response.setHeader('Content-Type', 'application/json');
      response.end(token());
      return;
    }
    try {
      const body = await readFile(join(dir, path));
      response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
