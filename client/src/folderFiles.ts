/** Finds the files of a folder that may be disclosures or originals, by their names. */

import { type CancellationToken, FileType, Uri, workspace } from 'vscode';
import { refusedByName } from '../../server/src/sources/open';
import { isSearched, textLanguage } from '../../server/src/sources/searched';
import { isOriginal, nameOf, viewParts } from './views';

/** The files to check in a folder and those below it, in the order of their names; links to folders are not followed. */
export async function filesIn(root: Uri, token: CancellationToken): Promise<Uri[]> {
  const files: Uri[] = [];
  const pending = [root];
  for (let folder = pending.pop(); folder && !token.isCancellationRequested; folder = pending.pop()) {
    const entries = await workspace.fs.readDirectory(folder).then(
      (all) => all.sort(([a], [b]) => (a < b ? -1 : 1)),
      () => [],
    );
    const below: Uri[] = [];
    for (const [name, type] of entries) {
      const uri = Uri.joinPath(folder, name);
      if (type === FileType.Directory && isSearched(name)) below.push(uri);
      if (type & FileType.File && isMeant(uri)) files.push(uri);
    }
    pending.push(...below.reverse());
  }
  return files;
}

/** A text, an original, or a file of which it is to be said that nobody can read it. */
export function isMeant(uri: Uri): boolean {
  const name = nameOf(uri);
  if (name.startsWith('.')) return false;
  return textLanguage(name) !== undefined || isOriginal(uri) || refusedByName(name) !== undefined;
}

/** The address under which findings in a file are told: its own, or that of the view of an original. */
export function addressOf(file: Uri): Uri {
  return isOriginal(file) ? Uri.from(viewParts(file)) : file;
}
