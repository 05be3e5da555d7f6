/** Reads the official lists of 科目 that settings name. */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ListFile } from '../knowledge/official-list';
import { decode } from './encoding';
import { failure } from './read';

export interface ReadLists {
  readonly lists: readonly ListFile[];
  /** The first thing that kept a list from being read, in one line. */
  readonly problem?: string;
}

/** Paths are relative to `folder`. Lists that need not be there may be absent. */
export async function readLists(
  paths: readonly string[],
  folder: string,
  mayBeAbsent: boolean,
): Promise<ReadLists> {
  const lists: ListFile[] = [];
  let problem: string | undefined;
  for (const path of paths) {
    try {
      const decoded = await decode(await readFile(resolve(folder, path)));
      if (typeof decoded === 'string') problem ??= `科目表 ${path} 没有采用：不是 UTF-8 或 GB18030 的文本`;
      else lists.push({ path, text: decoded.text });
    } catch (error) {
      const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!isAbsent || !mayBeAbsent) problem ??= `科目表 ${path} 没有采用：${failure(error)('zh-cn')}`;
    }
  }
  return { lists, problem };
}
