import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { devnode } from './devnode/vitePlugin';
import { smallWorker } from './scripts/compress';
import { slimTerminal } from './scripts/slim/slimTerminal';
import { terminalFromSources } from './scripts/slim/terminalSources';

export default defineConfig({
  base: './',
  plugins: [react(), tailwindcss(), devnode(), terminalFromSources(), slimTerminal()],
  worker: { format: 'es', plugins: () => [smallWorker()] },
  // All browsers that the build is for know module preloading.
  build: { target: 'es2022', manifest: true, modulePreload: { polyfill: false } },
});
