// Bundles the extension, the language server and the command line into dist/, each runnable without node_modules.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, context } from 'esbuild';

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

const bundles = [
  { ...node, entryPoints: { client: 'client/src/extension.ts' }, outdir: 'dist', external: ['vscode'] },
  {
    ...node,
    entryPoints: { server: 'server/src/main.ts', cli: 'server/src/cli.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
    // A file of its own, shared by both: the server answers `initialize` before it has to be read.
    external: ['./service', './knowledge/pinyin'],
  },
  { ...node, entryPoints: { service: 'server/src/service.ts' }, outdir: 'dist' },
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
