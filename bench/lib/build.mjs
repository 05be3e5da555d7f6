// Builds the peers as we build our own server, and checks that our own is built.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const pathOf = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The path of a built file of ours, in dist/ or the folder that GOUJI_DIST names; says what to do when it is not there. */
export function built(name) {
  const file = join(process.env.GOUJI_DIST ?? pathOf('dist'), name);
  if (!existsSync(file)) throw new Error(`${file} is missing: npm run build`);
  return file;
}

/** Bundles a peer's server and returns the path of the bundle. */
export async function buildPeer(name) {
  const outfile = pathOf(`bench/out/${name}.cjs`);
  await build({
    entryPoints: [pathOf(`bench/peers/${name}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outfile;
}
