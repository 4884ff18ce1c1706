import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = process.env.WARD_KPI_API ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: {
    target: 'es2022',
    // Nothing becomes a data: address: the content security policy takes fonts and scripts from here only.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': api } },
  preview: { proxy: { '/api': api } },
  test: {
    // Rules need no document; a test of a component asks for jsdom on its first line.
    environment: 'node',
    setupFiles: ['src/test-setup.ts'],
    // The tokens are read by a test; no other style sheet is.
    css: { include: /tokens\.css/ },
  },
});
