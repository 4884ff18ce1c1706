import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { compressed } from './build/compressed';
import { pieces } from './build/pieces';
import { texts } from './build/texts';

const api = process.env.WARD_KPI_API ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [texts(), react(), pieces(), compressed()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: {
    target: 'es2022',
    // Nothing becomes a data: address: the content security policy takes fonts and scripts from here only.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // On a slow line every file costs a round trip: libraries, the frame with what every page is built of, what the committee's pages share.
          groups: [
            { name: 'libraries', test: /node_modules/, tags: ['$initial'], priority: 3 },
            { name: 'frame', tags: ['$initial'], priority: 2 },
            {
              name: 'kit',
              test: /node_modules[\\/](?:react-i18next|html-parse)|src[\\/](?:lib|components[\\/](?:ui|feedback|charts[\\/](?:strip|status-strip|stack-bar))|features[\\/]explanations[\\/](?:api|logic|explain-button))/,
              minShareCount: 2,
              priority: 2,
            },
            // What draws by d3, or stands on the overview or an indicator's page; a heatmap is fetched where one is.
            {
              name: 'progress',
              test: /node_modules[\\/](?:d3-|internmap)|components[\\/]charts[\\/](?!heatmap)|features[\\/]progress[\\/]|use-indicator-subject/,
              minShareCount: 2,
              priority: 1,
            },
          ],
        },
      },
    },
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
