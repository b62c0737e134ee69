import { readFileSync } from 'node:fs';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { devnode } from './devnode/vitePlugin';
import { smallChunks, smallWorker } from './scripts/compress';
import { earlyScript } from './scripts/earlyScript';
import { slimTerminal } from './scripts/slim/slimTerminal';
import { terminalFromSources } from './scripts/slim/terminalSources';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

/** What each line that comes goes through, or each block of lines. */
const perLine = ['parseServerEvent', 'parseOutput', 'passThrough', 'decompress'];

export default defineConfig({
  base: './',
  // What a report says.
  define: { ROOST_VERSION: JSON.stringify(version) },
  plugins: [
    react(),
    tailwindcss(),
    devnode(),
    terminalFromSources(),
    slimTerminal(),
    earlyScript('src/early.ts'),
    smallChunks('early', 'parts'),
  ],
  worker: { format: 'es', plugins: () => [smallWorker('entry', perLine)] },
  // All browsers that the build is for know module preloading.
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
    // What comes along anyway comes in one piece: each costs some bytes of its own.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'parts',
              test: /node_modules\/(react|zustand)\/|src\/terminal\/links\.|src\/ui\/(messages\/(en\/(console|plural)|format)|parts\/(Button|Icon))\./,
            },
          ],
        },
      },
    },
  },
});
