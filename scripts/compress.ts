import { type MinifyOptions, minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * xterm.js comes with the long names of its private properties, all beginning with `_`. They are
 * used by xterm.js and its addons alone, which share one chunk: there they get short ones, which
 * takes 6 kB off the first load. `tests/browser` runs on what comes out.
 */
export function shortPrivateNames(): Plugin {
  return compress('roost-short-private-names', (id) => id.includes('/@xterm/xterm/'), {
    compress: { passes: 2, unsafe_arrows: true },
    mangle: { properties: { regex: /^_[a-zA-Z]/, keep_quoted: true } },
  });
}

/** The engine's chunk, looked through more often than the bundler does. */
export function smallWorker(): Plugin {
  return compress('roost-small-worker', () => true, {
    compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
  });
}

function compress(name: string, wanted: (id: string) => boolean, how: MinifyOptions): Plugin {
  return {
    name,
    apply: 'build',
    async renderChunk(code, chunk) {
      const modules = Object.keys(chunk.modules).map((id) => id.replaceAll('\\', '/'));
      if (!modules.some(wanted)) return null;
      const small = await minify(code, { module: true, ecma: 2020, ...how });
      return small.code === undefined ? null : { code: small.code, map: null };
    },
  };
}
