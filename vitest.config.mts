// Unit tests of the server and of what the client can do without VS Code; no time limits, machines differ.
import { defineConfig } from 'vitest/config';
import { meteredPdfjs } from './scripts/pdfjs-metered.mjs';

/** Tests read PDFs with what the product reads them with. */
const pdfjsMetered = {
  name: 'pdfjs-metered',
  transform: (source: string, id: string) => meteredPdfjs(id.split('?')[0], source),
};

export default defineConfig({
  plugins: [pdfjsMetered],
  // Modules are read once for all files: nothing in them changes, and a test that replaces one puts it back.
  test: {
    include: ['server/test/**/*.test.ts', 'client/test/**/*.test.ts'],
    testTimeout: 0,
    hookTimeout: 0,
    isolate: false,
    server: { deps: { inline: [/pdfjs-dist/] } },
    // By default one core is left free, which on two cores is half of them.
    maxWorkers: '100%',
  },
});
