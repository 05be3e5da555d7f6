// Lets a script use TypeScript sources of the repository: bundles a file in memory and imports it.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The exports of a TypeScript file, named relative to the repository. */
export async function importTypeScript(path) {
  const entry = fileURLToPath(new URL(`../${path}`, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
