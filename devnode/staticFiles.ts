import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { isBelow } from './panel/files';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const compressible = ['.html', '.js', '.mjs', '.css', '.json', '.svg', '.map'];

/** The name holds a hash of the content, so it never means anything else. */
const hashed = /\/assets\/.+-[\w-]{8,}\.\w+$/;

const compress = promisify(gzip);

export interface StaticFiles {
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/** Serves a built console from its folder; `/` is `index.html`, everything else is a file or 404. */
export function createStaticFiles(folder: string): StaticFiles {
  const compressed = new Map<string, Promise<Buffer>>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const path = decodePath(request.url ?? '/');
    const file = path === null ? null : await find(folder, path === '/' ? '/index.html' : path);
    if (path === null || file === null) {
      if (path === '/') sendNotBuilt(response);
      else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
      return;
    }
    const kind = extname(file.path);
    const tag = `"${file.size.toString(36)}-${Math.round(file.changed).toString(36)}"`;
    response.setHeader('ETag', tag);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader(
      'Cache-Control',
      hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304).end();
      return;
    }
    response.setHeader('Content-Type', types[kind] ?? 'application/octet-stream');
    const accepted = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    if (accepted && compressible.includes(kind)) {
      const body = await compressedFile(`${file.path} ${tag}`, file.path);
      response.setHeader('Content-Encoding', 'gzip');
      response.setHeader('Content-Length', body.length);
      response.end(request.method === 'HEAD' ? undefined : body);
      return;
    }
    response.setHeader('Content-Length', file.size);
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(file.path)
        .on('error', () => response.destroy())
        .pipe(response);
  }

  function compressedFile(key: string, path: string): Promise<Buffer> {
    let body = compressed.get(key);
    if (body === undefined) {
      body = readFile(path).then((content) => compress(content));
      compressed.set(key, body);
    }
    return body;
  }

  return {
    handle(request, response) {
      answer(request, response).catch(() => response.destroy());
    },
  };
}

function decodePath(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
    return path.startsWith('/') && !path.includes('\0') ? path : null;
  } catch {
    return null;
  }
}

/** The file, if it is one and lies in the folder, links followed. */
async function find(folder: string, path: string) {
  try {
    const root = await realpath(folder);
    const real = await realpath(join(root, path));
    if (!isBelow(root, real)) return null;
    const found = await stat(real);
    return found.isFile() ? { path: real, size: found.size, changed: found.mtimeMs } : null;
  } catch {
    return null;
  }
}

function sendNotBuilt(response: ServerResponse): void {
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('The console has not been built yet: run "npm run build".\n');
}
