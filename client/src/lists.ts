/** Official lists of 科目 in the workspace: read for the server, watched, shown and saved when the server writes one. */

import { type FileSystemWatcher, FileType, Uri, window, workspace } from 'vscode';
import type { ListCommandResult, ReadFileResult } from '../../server/src/protocol/requests';

/** A list is not larger; whatever is, is something else. */
const LARGEST = 16 * 1024 * 1024;

/** Reads a list by its path in the workspace; `null` where there is none in any folder. */
export async function readList(path: string): Promise<ReadFileResult> {
  for (const folder of workspace.workspaceFolders ?? []) {
    const uri = Uri.joinPath(folder.uri, path);
    // The path comes from settings that anyone may have put into the folder: it must not lead out of it.
    if (!uri.path.startsWith(`${folder.uri.path.replace(/\/$/, '')}/`)) continue;
    const text = await readSmallFile(uri);
    if (text !== undefined) return { uri: uri.toString(), text };
  }
  return null;
}

/** The text of a file of settings as it is in its editor or on disk; `undefined` where there is none. */
export async function readSmallFile(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    const { type, size } = await workspace.fs.stat(uri);
    // A link may lead to a device, which says that it is empty and has no end.
    const isList = (type & FileType.File) !== 0 && size <= LARGEST;
    return isList ? decode(await workspace.fs.readFile(uri)) : undefined;
  } catch {
    // There is no such file, which is what `null` says.
    return undefined;
  }
}

/** Spreadsheets save either UTF-8 or, in China, GBK. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Tells the server of changes to files that may be lists: those of the folder `.gouji`, and those that are set. */
export function watchLists(): FileSystemWatcher[] {
  const paths = workspace.getConfiguration('gouji').get<readonly string[]>('classification') ?? [];
  return [...new Set(['.gouji/*.{csv,tsv,json}', ...paths])].map((path) =>
    workspace.createFileSystemWatcher(`**/${path}`),
  );
}

/** Saves what the server wrote, so that it counts at once; a new list is shown to be filled in. */
export async function showList(result: ListCommandResult | null, isNew: boolean): Promise<void> {
  if (!result?.uri) return;
  const document = await workspace.openTextDocument(Uri.parse(result.uri));
  if (result.applied) await document.save();
  if (isNew) await window.showTextDocument(document);
}
