/** Reads the official lists of 科目 that settings name. */

import { resolve } from 'node:path';
import { emptyLists, problemsOfLists } from '../knowledge/lists';
import type { ListFile } from '../knowledge/official-list';
import type { Locale } from '../rules/model';
import { decode } from './encoding';
import { failure } from './read';
import { readWithin } from './regular';
import { words } from './words';

export interface ReadLists {
  readonly lists: readonly ListFile[];
  /** What kept a list from being used, in one line each. */
  readonly problems: readonly string[];
}

const NO_TEXT = words('不是 UTF-8 或 GB18030 的文本', 'not a text in UTF-8 or GB18030');

function unused(path: string, reason: string, locale: Locale): string {
  return words(`科目表 ${path} 没有采用：${reason}`, `List of codes ${path} is not used: ${reason}`)(locale);
}

/** Paths are relative to `folder`. Lists that need not be there may be absent. */
export async function readLists(
  paths: readonly string[],
  folder: string,
  mayBeAbsent: boolean,
  locale: Locale,
): Promise<ReadLists> {
  const lists: ListFile[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    try {
      const decoded = await decode(await readWithin(folder, resolve(folder, path)));
      if (typeof decoded === 'string') problems.push(unused(path, NO_TEXT(locale), locale));
      else lists.push({ path, text: decoded.text });
    } catch (error) {
      const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!isAbsent || !mayBeAbsent) problems.push(unused(path, failure(error)(locale), locale));
    }
  }
  return { lists, problems: [...problems, ...problemsOfLists(lists, locale), ...emptyLists(lists, locale)] };
}
