// Bundles the extension, the language server and the command line into dist/, each runnable without node_modules.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { meteredPdfjs } from './scripts/pdfjs-metered.mjs';

const watch = process.argv.includes('--watch');

const node = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Prefer ES modules: the UMD builds of some packages hide their requires from the bundler.
  mainFields: ['module', 'main'],
  sourcemap: watch,
  minify: !watch,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: watch ? 'info' : 'warning',
};

/**
 * pdfjs asks Node for a canvas as soon as it is loaded, and as a worker answers whoever starts it: neither is wanted of a
 * reader that draws nothing and runs in our own threads.
 */
const pdfjsWithoutCanvas = {
  name: 'pdfjs-without-canvas',
  setup: ({ onLoad }) =>
    onLoad({ filter: /pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf(?:\.worker)?\.mjs$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const isWorker = path.endsWith('.worker.mjs');
      const contents = source.replace(/^const isNodeJS = .*$/m, `const isNodeJS = ${isWorker};`);
      if (contents === source) throw new Error(`${path} does not ask for Node as it used to`);
      return { contents: meteredPdfjs(path, contents) ?? contents, loader: 'js' };
    }),
};
const pdfjs = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));

/** Kinds of originals: what opens each is loaded with the first of its kind. */
const SOURCES = ['pdf', 'docx', 'xlsx', 'html'];

const bundles = [
  { ...node, entryPoints: { client: 'client/src/extension.ts' }, outdir: 'dist', external: ['vscode'] },
  // The page of a table in a panel of the editor: it runs in a browser.
  {
    ...node,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { 'webview/table': 'client/webview/table.ts' },
    outdir: 'dist',
  },
  { ...node, entryPoints: { 'webview/table': 'client/webview/table.css' }, outdir: 'dist' },
  {
    ...node,
    entryPoints: { server: 'server/src/main.ts', cli: 'server/src/cli.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
    // A file of its own, shared by both: the server answers `initialize` before it has to be read.
    external: ['./service', './knowledge/pinyin', ...SOURCES.map((source) => `./sources/${source}`)],
  },
  { ...node, entryPoints: { service: 'server/src/service.ts' }, outdir: 'dist' },
  // What opens a PDF, read when there is one; the files that fonts ask for lie beside it.
  {
    ...node,
    entryPoints: { 'sources/pdf': 'server/src/sources/pdf/open.ts' },
    outdir: 'dist',
    plugins: [pdfjsWithoutCanvas],
    define: { 'import.meta.url': '""' },
  },
  ...SOURCES.filter((source) => source !== 'pdf').map((source) => ({
    ...node,
    entryPoints: { [`sources/${source}`]: `server/src/sources/${source}/open.ts` },
    outdir: 'dist',
  })),
  // A dictionary that is read when someone types pinyin.
  { ...node, entryPoints: { 'knowledge/pinyin': 'server/src/knowledge/pinyin.ts' }, outdir: 'dist' },
].filter((bundle) => Object.values(bundle.entryPoints).every((entry) => existsSync(entry)));

if (watch) {
  for (const bundle of bundles) await (await context(bundle)).watch();
} else {
  rmSync('dist', { recursive: true, force: true });
  await Promise.all(bundles.map((bundle) => build(bundle)));
}
// The pages only: the pictures are the README's.
cpSync('docs', 'dist/docs', { recursive: true, filter: (path) => !path.startsWith(join('docs', 'images')) });
// What the walkthrough begins with.
cpSync('test-fixtures/demo/sample.disclosure', 'dist/samples/sample.disclosure');
for (const folder of ['cmaps', 'standard_fonts']) {
  cpSync(join(pdfjs, folder), join('dist/sources/pdf', folder), { recursive: true });
}
