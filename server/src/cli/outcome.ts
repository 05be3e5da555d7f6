/** What a run comes to while its files are done one by one: exit code, counts, and what is said on standard error. */

import { dirname, resolve } from 'node:path';
import type { Locale } from '../rules/model';
import type { CheckCommand } from './args';
import type { FileResult } from './file-result';
import type { Failure, SearchNotes, Target } from './files';
import type { Io } from './io';
import { complain } from './output';
import { addToSummary, hasFindings, type Remarks, type RulesOff, type Summary } from './report';
import { about, nothingFound, skipped } from './words';

export interface Outcome {
  /** Says what kept a file from being checked, and counts what was found in it. */
  take(target: Target | Failure, result: FileResult): Promise<void>;
  /** Says what went wrong beside files. */
  fail(problem: string): Promise<void>;
  /** Says what the search came across; the result is for the end of the output. */
  conclude(notes: SearchNotes): Promise<Remarks>;
  readonly summary: () => Summary;
  readonly exitCode: () => number;
}

export function createOutcome({ failOn, writeBaseline }: CheckCommand, io: Io, locale: Locale): Outcome {
  const said = new Set<string>();
  const rulesOff = new Map<string, RulesOff>();
  const present = createPresence(io.cwd);
  let summary: Summary = { files: 0, errors: 0, warnings: 0, information: 0 };
  let unchecked = 0;
  let exitCode = 0;

  const fail = async (problem: string): Promise<void> => {
    exitCode = 2;
    // Threads read the same settings and each find what is wrong with them.
    if (!said.has(problem)) await complain(io.stderr, problem);
    said.add(problem);
  };

  return {
    fail,
    take: async (target, { problems, counts, isUnchecked, rulesOff: off }) => {
      for (const problem of problems) await fail(problem);
      if (off) rulesOff.set(off.settings, off);
      if (counts || problems.length > 0) present.add(target);
      if (!counts) return;
      summary = addToSummary(summary, counts);
      if (isUnchecked) unchecked++;
      if (exitCode === 0 && !writeBaseline && hasFindings(counts, failOn)) exitCode = 1;
    },
    conclude: async (notes) => {
      for (const folder of notes.folders.filter(present.isMissing))
        await fail(about(folder, nothingFound(locale), locale));
      await saySkipped(notes, io, locale);
      return {
        skipped: notes.skipped.map(({ path, reason }) => ({ path, reason: reason(locale) })),
        rulesOff: [...rulesOff.values()],
        unchecked,
      };
    },
    summary: () => summary,
    exitCode: () => exitCode,
  };
}

/** A line for each reason to leave files alone, with their count and names: no failure. */
export async function saySkipped({ skipped: left }: SearchNotes, io: Io, locale: Locale): Promise<void> {
  const paths = new Map<string, string[]>();
  for (const { path, reason } of left) {
    const said = reason(locale);
    const group = paths.get(said) ?? [];
    group.push(path);
    paths.set(said, group);
  }
  for (const [reason, group] of paths) await complain(io.stderr, skipped(group, reason, locale));
}

interface Presence {
  readonly add: (found: Target | Failure) => void;
  readonly isMissing: (folder: string) => boolean;
}

/** Knows in which folders something was found. */
export function createPresence(cwd: string): Presence {
  const folders = new Set<string>();
  return {
    add: (found) => {
      const path = resolve(cwd, found.path);
      let at = 'error' in found ? path : dirname(path);
      for (; !folders.has(at); at = dirname(at)) folders.add(at);
    },
    isMissing: (folder) => !folders.has(resolve(cwd, folder)),
  };
}
