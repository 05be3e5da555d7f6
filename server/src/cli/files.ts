/** From the paths on the command line to the files to check. */

import { readdir, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LanguageId } from '../service';
import { ORIGINAL_EXTENSIONS } from '../sources/open';
import { appendAll } from '../text/collections';

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

/** A path that could not be looked at, with the reason. */
export interface Failure {
  readonly path: string;
  readonly error: unknown;
  readonly named: boolean;
}

const LANGUAGES: Readonly<Record<string, LanguageId>> = {
  '.txt': 'plaintext',
  '.md': 'markdown',
  '.disclosure': 'disclosure',
  '.ysgk': 'disclosure',
  '.budget': 'budget',
};

/** Every file that the paths stand for, once each, in order: folders are searched, in the order of their names. */
export async function* findTargets(
  paths: Iterable<string> | AsyncIterable<string>,
  cwd: string,
  stdinName?: string,
): AsyncGenerator<Target | Failure> {
  const seen = new Set<string>();
  for await (const path of paths) {
    for await (const found of path === '-' ? [stdinTarget(cwd, stdinName)] : expand(path, cwd)) {
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
  const languageId = LANGUAGES[extname(path).toLowerCase()] ?? 'plaintext';
  return { path, file, uri: pathToFileURL(file).href, folder: resolve(file, '..'), languageId, named };
}

async function* expand(path: string, cwd: string): AsyncGenerator<Target | Failure> {
  if (await isFolder(path, cwd)) yield* search(path, cwd);
  else yield fileTarget(path, cwd, true);
}

/** Depth first, without recursion; links to folders are not followed, so that no search goes round in circles. */
async function* search(root: string, cwd: string): AsyncGenerator<Target | Failure> {
  const pending = [{ path: root, isFolder: true }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (!next.isFolder) {
      yield fileTarget(next.path, cwd, false);
      continue;
    }
    try {
      appendAll(pending, (await listFolder(next.path, cwd)).reverse());
    } catch (error) {
      yield { path: next.path, error, named: next.path === root };
    }
  }
}

async function listFolder(path: string, cwd: string): Promise<{ path: string; isFolder: boolean }[]> {
  const entries = await readdir(resolve(cwd, path), { withFileTypes: true });
  return entries
    .filter((entry) => (entry.isDirectory() ? isSearched(entry.name) : isCandidate(entry.name)))
    .map((entry) => ({ path: join(path, entry.name), isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isSearched(folder: string): boolean {
  return folder !== 'node_modules' && !folder.startsWith('.');
}

function isCandidate(file: string): boolean {
  const extension = extname(file).toLowerCase();
  return Object.hasOwn(LANGUAGES, extension) || ORIGINAL_EXTENSIONS.has(extension.slice(1));
}
