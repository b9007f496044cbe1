import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const entry = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** The bundles of residents and staff. `tools/build.ts` adds what follows from them: pages, manifests, worker. */
export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    target: ['es2023', 'safari16.4', 'chrome111', 'firefox115'],
    manifest: true,
    // The policy allows neither inline scripts nor data: styles.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { input: { resident: entry('index.html'), staff: entry('staff.html') } },
  },
  worker: { format: 'es' },
});
