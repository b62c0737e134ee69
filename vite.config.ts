import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { devnode } from './devnode/vitePlugin';
import { shortPrivateNames, smallWorker } from './scripts/compress';

export default defineConfig({
  base: './',
  plugins: [react(), tailwindcss(), devnode(), shortPrivateNames()],
  worker: { format: 'es', plugins: () => [smallWorker()] },
  // All browsers that the build is for know module preloading.
  build: { target: 'es2022', manifest: true, modulePreload: { polyfill: false } },
});
