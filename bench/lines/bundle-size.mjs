// The size of what the server loads to answer `initialize` and to check: its bundles without the classification data.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { built } from '../lib/build.mjs';

const BOUND = 500;

export const line = {
  name: 'server bundle',
  unit: 'KB',
  async measure() {
    const sizes = ['server.js', 'service.js'].map((name) => statSync(built(name)).size / 1000);
    const data = dataSize();
    const ours = sizes[0] + sizes[1] - data;
    return [{ peer: 'bound', ours, theirs: BOUND, atMost: 1 }];
  },
};

/** The classification is data inside of the service's bundle. */
function dataSize() {
  const folder = join(import.meta.dirname, '../../server/src/knowledge/data');
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size / 1000, 0);
}
