/** `gouji check`: reads every input, checks it, and prints what was found, file by file. */

import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Locale, Words } from '../rules/model';
import type { CheckCommand } from './args';
import { createBaselines } from './baselines';
import { readPathList } from './file-list';
import { checkFailed, checkFile, type FileContext, type FileResult, failedResult } from './file-result';
import { type Failure, findTargets, isFolder, noNotes, type SearchNotes, type Target } from './files';
import { FORMATS } from './formats';
import type { Reporter } from './formats/reporter';
import type { Io } from './io';
import { createPool, inOrder } from './jobs';
import { writingOut } from './out-file';
import { createOutcome } from './outcome';
import { complain, createProgress, type Progress, writeAll } from './output';
import { failure } from './read';
import type { Counts } from './report';
import { createSettingsLoader } from './settings';
import { about, words } from './words';

/** So many files for each thread are begun and not yet printed. */
const AHEAD = 8;

type Check = (target: Target) => Promise<FileResult>;

/** Runs the command; the result is the exit code. */
export async function runCheck(command: CheckCommand, io: Io): Promise<number> {
  const { settings } = await createSettingsLoader(io.env)(io.cwd);
  const { locale } = settings;
  const wrongList = await whyNoList(command, io);
  if (wrongList) {
    await complain(io.stderr, about(`--files-from ${command.filesFrom}`, wrongList(locale), locale));
    return 2;
  }
  return writingOut(command.out, io, (stdout) => checkInto(command, { ...io, stdout }, locale));
}

async function checkInto(command: CheckCommand, io: Io, locale: Locale): Promise<number> {
  const colour = io.stdout.isTTY && !io.env.NO_COLOR;
  const reporter = FORMATS[command.format]({ colour, locale, level: command.level, version: io.version });
  const loadSettings = createSettingsLoader(io.env);
  const progress = createProgress(io.stderr, locale);
  const { service, stdin } = io;
  const context: FileContext = { command, service, reporter, stdin, loadSettings, progress };
  const here: Check = (target) => checkFile(target, context);
  if (command.jobs === 1) return checkAll(command, io, reporter, locale, progress, here);
  const pool = createPool(() => io.startWorker({ command, colour, locale }), command.jobs);
  // Only this thread has standard input. A thread that fails, say for want of memory, costs the file that it was at.
  const check: Check = (target) =>
    target.file === undefined
      ? here(target)
      : pool.check(target).catch((error) => failedResult(target, checkFailed(error), locale, context));
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
  if (io.stderr.isTTY && (await canBeReadTwice(command, io))) void countTargets(command, io, progress.expect);
  const notes = noNotes();
  const outcome = createOutcome(command, io, locale);
  const baselines = createBaselines(io);
  let reading = await writeAll(io.stdout, reporter.begin());
  let previous: Counts | undefined;
  const work = async (target: Target | Failure): Promise<Done> => {
    await progress.show(target.path);
    return { target, result: await resultOf(target, check, locale) };
  };
  const width = command.jobs === 1 ? 1 : command.jobs * AHEAD;
  for await (const { target, result } of inOrder(targetsOf(command, io, notes), width, work)) {
    await progress.done();
    await outcome.take(target, result);
    if ('folder' in target && result.baseline) await baselines.take(target, result.baseline);
    const { skipped } = result;
    if (skipped !== undefined) notes.skipped.push({ path: target.path, reason: () => skipped });
    const { printed, report, counts } = result;
    const parting = previous && counts ? (reporter.between?.(previous, counts) ?? '') : '';
    previous = counts ?? previous;
    reading = await writeAll(io.stdout, behind(parting, printed ?? (report ? reporter.file(report) : [])));
    if (!reading) return outcome.exitCode();
  }
  for (const problem of await baselines.write(locale)) await outcome.fail(problem);
  const remarks = await outcome.conclude(notes);
  await writeAll(io.stdout, reporter.end(outcome.summary(), remarks));
  return outcome.exitCode();
}

/** What is printed of a file, with what parts it from the one before. */
function* behind(parting: string, chunks: Iterable<string>): Generator<string> {
  let before = parting;
  for (const chunk of chunks) {
    yield before + chunk;
    before = '';
  }
}

interface Done {
  readonly target: Target | Failure;
  readonly result: FileResult;
}

async function resultOf(target: Target | Failure, check: Check, locale: Locale): Promise<FileResult> {
  if ('error' in target) return { problems: [about(target.path, failure(target.error)(locale), locale)] };
  return check(target);
}

async function* targetsOf(
  command: CheckCommand,
  io: Io,
  notes?: SearchNotes,
): AsyncGenerator<Target | Failure> {
  try {
    yield* findTargets(listed(command, io), io.cwd, command.stdinName, notes);
  } catch (error) {
    // A list that breaks off costs what would have followed.
    yield { path: command.filesFrom ?? '-', error, named: true };
  }
}

async function* listed({ paths, filesFrom }: CheckCommand, io: Io): AsyncGenerator<string> {
  yield* paths;
  if (filesFrom === undefined) return;
  yield* readPathList(filesFrom === '-' ? io.stdin : createReadStream(resolve(io.cwd, filesFrom)));
}

/** Why a list of paths cannot be read; a pipe may be one. */
async function whyNoList({ filesFrom }: CheckCommand, { cwd }: Io): Promise<Words | undefined> {
  if (filesFrom === undefined || filesFrom === '-') return undefined;
  if (await isFolder(filesFrom, cwd)) return words('是文件夹', 'is a folder');
  return access(resolve(cwd, filesFrom), constants.R_OK).then(() => undefined, failure);
}

async function canBeReadTwice({ filesFrom }: CheckCommand, { cwd }: Io): Promise<boolean> {
  if (filesFrom === undefined) return true;
  const stats = filesFrom === '-' ? undefined : await stat(resolve(cwd, filesFrom));
  return stats?.isFile() === true;
}

/** Counts what is to be checked, for the bar, while the first files are being checked. */
async function countTargets(command: CheckCommand, io: Io, expect: (files: number) => void): Promise<void> {
  let files = 0;
  for await (const _ of targetsOf(command, io)) files++;
  expect(files);
}
