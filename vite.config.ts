import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What every bundle has in common; `tools/build/bundles.ts` says which bundles there are. */
export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    target: ['es2023', 'safari16.4', 'chrome111', 'firefox115'],
    // The policy allows neither inline scripts nor data: styles.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One file that stays the same from release to release, and compresses better than several.
            {
              name: 'frame',
              test: /node_modules\/(react|react-dom|scheduler|react-router|i18next|react-i18next)\//,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
});
