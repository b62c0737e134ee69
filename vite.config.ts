import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { devnode } from './devnode/vitePlugin';

export default defineConfig({
  base: './',
  plugins: [react(), tailwindcss(), devnode()],
  worker: { format: 'es' },
  build: { target: 'es2022', manifest: true },
});
