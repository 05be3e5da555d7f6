// Unit tests of the server and of what the client can do without VS Code; no time limits, machines differ.
import { configDefaults, defineConfig } from 'vitest/config';
import { meteredPdfjs } from './scripts/pdfjs-metered.mjs';

/** Tests read PDFs with what the product reads them with. */
const pdfjsMetered = {
  name: 'pdfjs-metered',
  transform: (source: string, id: string) => meteredPdfjs(id.split('?')[0], source),
};

/** Tests of endurance, of many documents and of what is built: together they take most of the time. `--mode quick` leaves them out. */
const SLOW = [
  'server/test/{generator,places,real,steady,unseen}/**',
  'server/test/cli/built*.test.ts',
  'server/test/features/retype.test.ts',
  'server/test/features/waivers-survive.test.ts',
  'server/test/incremental.test.ts',
  'server/test/reconcile/{mutate,repairs}.test.ts',
  'server/test/rules/{code-mutations,codes-real}.test.ts',
  'server/test/sources/{forms,hostile-office,nothing-lost}.test.ts',
  'server/test/sources/pdf/{drawn,refused}.test.ts',
  'server/test/tables/transformed.test.ts',
];

export default defineConfig(({ mode }) => ({
  plugins: [pdfjsMetered],
  // Modules are read once for all files: nothing in them changes, and a test that replaces one puts it back.
  test: {
    include: ['server/test/**/*.test.ts', 'client/test/**/*.test.ts'],
    exclude: mode === 'quick' ? [...configDefaults.exclude, ...SLOW] : configDefaults.exclude,
    testTimeout: 0,
    hookTimeout: 0,
    isolate: false,
    server: { deps: { inline: [/pdfjs-dist/] } },
    // By default one core is left free, which on two cores is half of them.
    maxWorkers: '100%',
  },
}));
