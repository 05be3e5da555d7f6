/** Reads a file of a workspace by its address, for editors that hand over none. */

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readWithin } from './regular';

/** The text of `FOLDER/.gouji/NAME`, which must lie in that folder, links resolved; `undefined` where it cannot be read. */
export async function readWorkspaceFile(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const path = fileURLToPath(uri);
    const bytes = await readWithin(dirname(dirname(path)), path);
    return bytes.toString('utf8').replace(/^\ufeff/, '');
  } catch {
    // Most folders have none.
    return undefined;
  }
}
