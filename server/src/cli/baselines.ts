/** The baseline of a run: what was found is let stand from then on, in the waivers of the folders of its files. */

import { join } from 'node:path';
import { WAIVERS_FILE } from '../features/waiver-file';
import type { KeptWaiver, WaivedContent } from '../reconcile/let-stand';
import type { Locale } from '../rules/model';
import { fileOf, type Target } from './files';
import type { Io } from './io';
import { complain } from './output';
import { baselineFolder, baselineReason, nameIn, writeWaivers } from './waivers';
import { baselineText } from './words';

export interface Baselines {
  /** Takes what was found in a file. */
  take(target: Target, found: readonly WaivedContent[]): Promise<void>;
  /** Writes the waivers and says so; the result is what went wrong, a line each. */
  write(locale: Locale): Promise<string[]>;
}

export function createBaselines(io: Io): Baselines {
  const byFolder = new Map<string, { readonly name: string; readonly content: WaivedContent }[]>();
  return {
    take: async (target, found) => {
      const file = fileOf(target);
      if (file === undefined) return;
      const folder = await baselineFolder(target.folder, io.cwd);
      const known = byFolder.get(folder) ?? [];
      byFolder.set(folder, known);
      for (const content of found) known.push({ name: nameIn(folder, file), content });
    },
    write: async (locale) => {
      const problems: string[] = [];
      const reason = baselineReason(locale);
      for (const [folder, found] of byFolder) {
        const waivers = found.map(({ name, content }): KeptWaiver => ({ ...content, file: name, reason }));
        const problem = await writeWaivers(folder, waivers, locale);
        if (problem !== undefined) problems.push(problem);
        else await complain(io.stderr, baselineText(waivers.length, join(folder, WAIVERS_FILE), locale));
      }
      return problems;
    },
  };
}
