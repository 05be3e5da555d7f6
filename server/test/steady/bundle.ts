/** The language server as it ships, built from the sources at hand into a folder of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

export interface Bundle {
  readonly folder: string;
  readonly remove: () => void;
}

const OPTIONS: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  charset: 'utf8',
  logLevel: 'error',
};

/** Builds `server.js` and what it loads later; `server.js` itself holds no check. */
export async function bundleServer(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-server-'));
  await Promise.all([
    build({
      ...OPTIONS,
      entryPoints: { server: 'server/src/main.ts' },
      outdir: folder,
      // Not loaded by what is tested here.
      external: ['./service', './sources/*', './knowledge/pinyin'],
    }),
    build({ ...OPTIONS, entryPoints: { service: 'server/src/service.ts' }, outdir: folder }),
  ]);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
