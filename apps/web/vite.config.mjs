import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What every page needs from its beginning, and what most lists do, comes as one file each instead of fifty small ones. */
const together = [
  { name: 'frame', tags: ['$initial'] },
  { name: 'lists', test: /src\/ui\/(?:DataTable|Listed|More|StatusBadge|DateInput|TabRow)\./, includeDependenciesRecursively: false },
];

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
    rolldownOptions: {
      output: { codeSplitting: { groups: together } },
      checks: { moduleLevelDirective: false },
      onLog: (level, log, next) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : next(level, log)),
    },
  },
  server: { proxy: { '/api': process.env.IEUM_API ?? 'http://127.0.0.1:3000' } },
});
