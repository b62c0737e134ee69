import { minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * The worker's chunks, looked through more often than the bundler does. A function that is used in
 * one place is written into that place, and so made anew each time that it is reached: what the
 * browser has compiled of it dies with it at the next collection, once a second in a flood, and is
 * compiled again. `hot` names those that lines and blocks of lines go through and that stand for
 * themselves; outside of `first`, the chunk that is weighed, all do.
 */
export const smallWorker = (first: string, hot: readonly string[]): Plugin =>
  smaller((name) => ({ chunk: true, apart: name === first ? hot : 'all' }));

/** The same for these chunks of the page; others have nothing to gain. */
export const smallChunks = (...names: readonly string[]): Plugin =>
  smaller((name) => ({ chunk: names.includes(name), apart: [] }));

interface Meant {
  readonly chunk: boolean;
  /** Functions that are not written into the place where they are used. */
  readonly apart: readonly string[] | 'all';
}

function smaller(meant: (chunk: string) => Meant): Plugin {
  return {
    name: 'roost-smaller',
    apply: 'build',
    async renderChunk(code, { name }) {
      const { chunk, apart } = meant(name);
      if (!chunk) return null;
      const gone = apart === 'all' ? undefined : apart.find((of) => !isDeclared(code, of));
      if (gone !== undefined)
        this.error(`No function ${gone} to be kept apart: see vite.config.ts`);
      const small = await minify(code, {
        module: true,
        ecma: 2020,
        compress: {
          passes: 4,
          unsafe_arrows: true,
          unsafe_methods: true,
          keep_fargs: false,
          reduce_funcs: apart !== 'all',
          top_retain: apart === 'all' ? [] : [...apart],
        },
      });
      return small.code === undefined ? null : { code: small.code, map: null };
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !meant(chunk.name).chunk) continue;
        // Notes for a bundler, which leaves them in a worker.
        chunk.code = chunk.code.replaceAll('/* @__PURE__ */ ', '');
      }
    },
  };
}

function isDeclared(code: string, name: string): boolean {
  return code.includes(`\nfunction ${name}(`);
}
