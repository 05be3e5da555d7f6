// The least that reading a disclosure costs: every file of a folder decoded and split into lines and tabs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
let cells = 0;
for (const name of readdirSync(folder)) {
  for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) cells += line.split('\t').length;
}
console.log(cells);
