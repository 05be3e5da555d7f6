// Writes what is generated from the table of diagnostic codes: `npm run generate`.
import { readFileSync, writeFileSync } from 'node:fs';
import { importTypeScript } from './typescript.mjs';

const { GENERATED } = await importTypeScript('scripts/generated.ts');
for (const { path, renew } of GENERATED) {
  const file = new URL(`../${path}`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  const renewed = renew(text);
  if (renewed === text) continue;
  writeFileSync(file, renewed);
  console.log(`${path} is renewed`);
}
