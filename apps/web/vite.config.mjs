import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Fonts stay files: inlined they would be loaded before anybody needs them. */
export default defineConfig({
  root: here('.'),
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    chunkSizeWarningLimit: 1_200,
    sourcemap: false,
    // React's server directives mean nothing here.
    rolldownOptions: { checks: { moduleLevelDirective: false }, onLog: (level, log, next) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : next(level, log)) },
  },
  server: { proxy: { '/api': process.env.IEUM_API ?? 'http://127.0.0.1:3000' } },
});
