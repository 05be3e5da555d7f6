/** The classification with a user's official lists over it, made once for each set of files. */

import { layOver } from './layered';
import type { Classification } from './model';
import { type ListFile, type ListProblem, readOfficialList } from './official-list';

/** Gives the classification for some files; the same array of files gives the same classification. */
export type ClassificationOf = (files: readonly ListFile[]) => Classification;

/** Files that cannot be used change nothing. */
export function createLists(shipped: Classification): ClassificationOf {
  const made = new WeakMap<readonly ListFile[], Classification>();
  return (files) => {
    const known = made.get(files);
    if (known) return known;
    const classification = layFiles(shipped, files);
    made.set(files, classification);
    return classification;
  };
}

/** One sentence for each file that cannot be used. */
export function problemsOfLists(files: readonly ListFile[], locale: keyof ListProblem): string[] {
  return files.flatMap((file) => {
    const list = readOfficialList(file);
    return 'problem' in list ? [unusable(file.path, list.problem)[locale]] : [];
  });
}

/** One sentence for each file that names its columns and nothing else: somebody has begun a list, or lost one. */
export function emptyLists(files: readonly ListFile[], locale: keyof ListProblem): string[] {
  return files.flatMap((file) => {
    const list = readOfficialList(file);
    return 'entries' in list && list.entries.length === 0 ? [unusable(file.path, NO_ENTRIES)[locale]] : [];
  });
}

const NO_ENTRIES: ListProblem = { 'zh-cn': '只有栏名，没有科目', en: 'it names columns, but no code' };

/** Later files go over earlier ones. */
function layFiles(shipped: Classification, files: readonly ListFile[]): Classification {
  return files.reduce((below, file) => {
    const list = readOfficialList(file);
    return 'entries' in list ? layOver(below, list.entries) : below;
  }, shipped);
}

function unusable(path: string, { 'zh-cn': chinese, en: english }: ListProblem): ListProblem {
  return {
    'zh-cn': `科目表 ${path} 没有采用：${chinese}`,
    en: `The list of codes ${path} is not used: ${english}`,
  };
}
