import type { Plugin } from 'vite';

/**
 * Makes `module`, which the page's script imports first, a script of its own that stands before it:
 * small as it is, it has begun its work when the rest is still being compiled.
 */
export function earlyScript(module: string): Plugin {
  return {
    name: 'roost:early-script',
    apply: 'build',
    config: () => ({
      build: { rolldownOptions: { input: { index: 'index.html', early: module } } },
    }),
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunk = Object.values(bundle).find(
          (one) => one.type === 'chunk' && one.isEntry && one.facadeModuleId?.endsWith(module),
        );
        if (chunk === undefined) throw new Error(`There is no script of ${module}.`);
        return [
          {
            tag: 'script',
            attrs: { type: 'module', async: true, crossorigin: true, src: `./${chunk.fileName}` },
            injectTo: 'head',
          },
        ];
      },
    },
  };
}
