/** `gouji check`: reads every input, checks it, and prints what was found, file by file. */

import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Locale } from '../rules/model';
import type { CheckCommand } from './args';
import { readPathList } from './file-list';
import { checkFile, type FileContext, type FileResult } from './file-result';
import { type Failure, findTargets, type Target } from './files';
import { FORMATS } from './formats';
import type { Reporter } from './formats/reporter';
import type { Io } from './io';
import { createPool, inOrder, type Pool } from './jobs';
import { complain, createProgress, type Progress, writeAll } from './output';
import { failure } from './read';
import { addToSummary, hasFindings, type Summary } from './report';
import { createSettingsLoader } from './settings';
import { about, skippedText, words } from './words';

/** So many files for each thread are begun and not yet printed. */
const AHEAD = 8;

type Check = (target: Target) => Promise<FileResult>;

/** Runs the command; the result is the exit code. */
export async function runCheck(command: CheckCommand, io: Io): Promise<number> {
  const { settings } = await createSettingsLoader(io.env)(io.cwd);
  const { locale } = settings;
  const colour = io.stdout.isTTY && !io.env.NO_COLOR;
  const reporter = FORMATS[command.format]({ colour, locale, version: io.version });
  const loadSettings = createSettingsLoader(io.env);
  const progress = createProgress(io.stderr, locale);
  const { service, stdin } = io;
  const context: FileContext = { command, service, reporter, stdin, loadSettings, progress };
  const here: Check = (target) => checkFile(target, context);
  if (command.jobs === 1) return checkAll(command, io, reporter, locale, progress, here);
  const pool = createPool(() => io.startWorker({ command, colour, locale }), command.jobs);
  // Only this thread has standard input.
  const check: Check = (target) =>
    target.file === undefined ? here(target) : checkAway(pool, target, locale);
  try {
    return await checkAll(command, io, reporter, locale, progress, check);
  } finally {
    await pool.close();
  }
}

async function checkAll(
  command: CheckCommand,
  io: Io,
  reporter: Reporter,
  locale: Locale,
  progress: Progress,
  check: Check,
): Promise<number> {
  if (io.stderr.isTTY && command.filesFrom !== '-') void countTargets(command, io, progress.expect);
  const said = new Set<string>();
  let summary: Summary = { files: 0, errors: 0, warnings: 0, information: 0 };
  let exitCode = 0;
  let reading = await writeAll(io.stdout, reporter.begin());
  const skipped: string[] = [];
  const work = async (target: Target | Failure): Promise<FileResult> => {
    await progress.show(target.path);
    const result = await resultOf(target, check, locale);
    if (result.isSkipped) skipped.push(target.path);
    return result;
  };
  const width = command.jobs === 1 ? 1 : command.jobs * AHEAD;
  for await (const { problems, counts, printed, report } of inOrder(targetsOf(command, io), width, work)) {
    await progress.done();
    for (const problem of problems) {
      exitCode = 2;
      // Threads read the same settings and each find what is wrong with them.
      if (!said.has(problem)) await complain(io.stderr, problem);
      said.add(problem);
    }
    if (counts) {
      summary = addToSummary(summary, counts);
      if (exitCode === 0 && hasFindings(counts, command.failOn)) exitCode = 1;
      reading = await writeAll(io.stdout, printed ?? (report ? reporter.file(report) : []));
    }
    if (!reading) break;
  }
  if (reading) await writeAll(io.stdout, reporter.end(summary));
  if (skipped.length > 0) await complain(io.stderr, skippedText(skipped.sort(), locale));
  return exitCode;
}

/** A thread that fails, say for want of memory, costs the file that it was at and no other. */
async function checkAway(pool: Pool, target: Target, locale: Locale): Promise<FileResult> {
  try {
    return await pool.check(target);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const failed = words(`校核失败：${reason}`, `check failed: ${reason}`);
    return { problems: [about(target.path, failed(locale), locale)] };
  }
}

async function resultOf(target: Target | Failure, check: Check, locale: Locale): Promise<FileResult> {
  if ('error' in target) return { problems: [about(target.path, failure(target.error)(locale), locale)] };
  return check(target);
}

function targetsOf({ paths, filesFrom, stdinName }: CheckCommand, io: Io): AsyncGenerator<Target | Failure> {
  return findTargets(filesFrom === undefined ? paths : listed(paths, filesFrom, io), io.cwd, stdinName);
}

async function* listed(paths: readonly string[], filesFrom: string, io: Io): AsyncGenerator<string> {
  yield* paths;
  yield* readPathList(filesFrom === '-' ? io.stdin : createReadStream(resolve(io.cwd, filesFrom)));
}

/** Counts what is to be checked, for the bar, while the first files are being checked. */
async function countTargets(command: CheckCommand, io: Io, expect: (files: number) => void): Promise<void> {
  let files = 0;
  for await (const _ of targetsOf(command, io)) files++;
  expect(files);
}
