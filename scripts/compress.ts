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
        compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
      });
      return small.code === undefined ? null : { code: small.code, map: null };
    },
  };
}
