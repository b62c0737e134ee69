import { minify } from 'terser';
import type { Plugin } from 'vite';

/** The engine's chunk, looked through more often than the bundler does. */
export function smallWorker(): Plugin {
  return {
    name: 'roost-small-worker',
    apply: 'build',
    async renderChunk(code) {
      const small = await minify(code, {
        module: true,
        ecma: 2020,
        compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
      });
      return small.code === undefined ? null : { code: small.code, map: null };
    },
  };
}
