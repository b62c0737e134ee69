import { minify } from 'terser';
import type { Plugin } from 'vite';

/** The engine's chunk, looked through more often than the bundler does. */
export const smallWorker = (): Plugin => smaller(() => true);

/** The same for these chunks of the page; others have nothing to gain. */
export const smallChunks = (...names: readonly string[]): Plugin =>
  smaller((name) => names.includes(name));

function smaller(isMeant: (chunk: string) => boolean): Plugin {
  return {
    name: 'roost-smaller',
    apply: 'build',
    async renderChunk(code, { name }) {
      if (!isMeant(name)) return null;
      const small = await minify(code, {
        module: true,
        ecma: 2020,
        compress: { passes: 4, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false },
      });
      return small.code === undefined ? null : { code: small.code, map: null };
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !isMeant(chunk.name)) continue;
        // Notes for a bundler, which leaves them in a worker.
        chunk.code = chunk.code.replaceAll('/* @__PURE__ */ ', '');
      }
    },
  };
}
