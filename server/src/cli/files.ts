/** From the paths on the command line to the files to check. */

import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { refusalText } from '../features/refusal';
import type { Words } from '../rules/model';
import type { LanguageId } from '../service';
import { ORIGINAL_EXTENSIONS, refusedByName } from '../sources/open';
import { isSearched, textLanguage } from '../sources/searched';
import { appendAll } from '../text/collections';
import { notRegular } from './regular';

/** A file to read, or standard input. */
export interface Target {
  /** As the user sees it. */
  readonly path: string;
  /** Where it is on disk; `undefined` for standard input. */
  readonly file?: string;
  readonly uri: string;
  /** The folder whose settings hold for it. */
  readonly folder: string;
  readonly languageId: LanguageId;
  /** True when the user named it, false when it was found in a folder. */
  readonly named: boolean;
}

/** The path of what is checked, on disk or as it is named; `undefined` for standard input without a name. */
export function fileOf({ path, folder, file }: Target): string | undefined {
  return file ?? (path === '-' ? undefined : join(folder, basename(path)));
}

/** A path that could not be looked at, with the reason. */
export interface Failure {
  readonly path: string;
  readonly error: unknown;
  readonly named: boolean;
}

/** What a search came across beside files to check, written down as it goes. */
export interface SearchNotes {
  /** The folders that were named, as the user sees them. */
  readonly folders: string[];
  readonly skipped: { readonly path: string; readonly reason: Words }[];
}

export function noNotes(): SearchNotes {
  return { folders: [], skipped: [] };
}

/** Every file that the paths stand for, once each, in order: folders are searched, in the order of their names. */
export async function* findTargets(
  paths: Iterable<string> | AsyncIterable<string>,
  cwd: string,
  stdinName?: string,
  notes = noNotes(),
): AsyncGenerator<Target | Failure> {
  const seen = new Set<string>();
  for await (const path of paths) {
    for await (const found of path === '-' ? [stdinTarget(cwd, stdinName)] : expand(path, cwd, notes)) {
      const key = 'error' in found ? found.path : found.uri;
      if (seen.has(key)) continue;
      seen.add(key);
      yield found;
    }
  }
}

/** True when a path on the command line is a folder. */
export async function isFolder(path: string, cwd: string): Promise<boolean> {
  if (path === '-') return false;
  return stat(resolve(cwd, path)).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

function stdinTarget(cwd: string, name?: string): Target {
  if (name === undefined) {
    return { path: '-', uri: 'untitled:stdin', folder: cwd, languageId: 'plaintext', named: true };
  }
  return { ...fileTarget(name, cwd, true), file: undefined };
}

function fileTarget(path: string, cwd: string, named: boolean): Target {
  const file = resolve(cwd, path);
  const languageId = textLanguage(path) ?? 'plaintext';
  return { path, file, uri: pathToFileURL(file).href, folder: resolve(file, '..'), languageId, named };
}

async function* expand(path: string, cwd: string, notes: SearchNotes): AsyncGenerator<Target | Failure> {
  if (await isFolder(path, cwd)) {
    notes.folders.push(path);
    yield* search(path, cwd, notes);
  } else yield fileTarget(path, cwd, true);
}

/** An entry of a folder: another folder, a file to check, or something that is left alone, with the reason. */
interface Entry {
  readonly path: string;
  readonly isFolder?: boolean;
  readonly skipped?: Words;
}

/** Depth first, without recursion; links to folders are not followed, so that no search goes round in circles. */
async function* search(root: string, cwd: string, notes: SearchNotes): AsyncGenerator<Target | Failure> {
  const pending: Entry[] = [{ path: root, isFolder: true }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { path, skipped } = next;
    if (skipped) {
      notes.skipped.push({ path, reason: skipped });
      continue;
    }
    if (!next.isFolder) {
      yield fileTarget(path, cwd, false);
      continue;
    }
    try {
      appendAll(pending, (await listFolder(path, cwd)).reverse());
    } catch (error) {
      yield { path, error, named: path === root };
    }
  }
}

async function listFolder(folder: string, cwd: string): Promise<Entry[]> {
  const found: Entry[] = [];
  for (const entry of await readdir(resolve(cwd, folder), { withFileTypes: true })) {
    const seen = await look(entry, join(folder, entry.name), cwd);
    if (seen) found.push(seen);
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What to make of an entry of a folder; `undefined` where nobody misses it. */
async function look(entry: Dirent, path: string, cwd: string): Promise<Entry | undefined> {
  if (entry.isDirectory()) return isSearched(entry.name) ? { path, isFolder: true } : undefined;
  const isHidden = entry.name.startsWith('.');
  if (!isHidden) {
    const refused = refusedByName(entry.name);
    const skipped = notRegular(entry) ?? (refused && refusalText(refused));
    if (skipped) return { path, skipped };
  }
  if (!isCandidate(entry.name)) return undefined;
  return entry.isSymbolicLink() ? lookBehind(path, cwd) : { path };
}

/** What a link stands for; a link that leads nowhere is left to whoever reads it. */
async function lookBehind(path: string, cwd: string): Promise<Entry | undefined> {
  const stats = await stat(resolve(cwd, path)).catch(() => undefined);
  return stats?.isDirectory() ? undefined : { path, skipped: stats && notRegular(stats) };
}

function isCandidate(file: string): boolean {
  return textLanguage(file) !== undefined || ORIGINAL_EXTENSIONS.has(extname(file).slice(1).toLowerCase());
}
