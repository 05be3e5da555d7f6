/** `gouji fix`: certain repairs, and totals recomputed where asked for, printed or written back in the file's own encoding. */

import { basename } from 'node:path';
import type { Position, Range } from 'vscode-languageserver-types';
import { cutText } from '../features/partial';
import type { Locale, Words } from '../rules/model';
import type { Settings } from '../service';
import type { FixCommand } from './args';
import { unifiedDiff } from './diff';
import { BOM, type Decoded, encode } from './encoding';
import { guarded } from './file-result';
import { type Failure, fileOf, findTargets, isFolder, noNotes, type SearchNotes, type Target } from './files';
import type { Io } from './io';
import { type Change, type Mended, mend } from './mend';
import { createPresence, saySkipped } from './outcome';
import { complain } from './output';
import { checkInput, failure, type Input, readShown } from './read';
import { replaceFile } from './replace';
import { dataOf, type FileReport, hasFindings, placeOf, reportOn } from './report';
import { createSettingsLoader, localeHere } from './settings';
import { about, notFixed, nothingCertain, nothingFound, verdict, words, written } from './words';

const READ_ONLY = words(
  '原件不能直接改写：请改原来的文件，或用 gouji convert 另存为 .budget 再改',
  'originals are not written to: mend the source, or save it with gouji convert as .budget and mend that',
);
const FOLDER = words('改文件夹中的文件须加 --write 或 --diff', 'files of a folder need --write or --diff');

/** Runs the command. The result is the exit code: 1 when errors remain, 2 when an input could not be mended. */
export async function runFix(command: FixCommand, io: Io): Promise<number> {
  if (!command.write && !command.diff && (await isFolder(command.paths[0], io.cwd))) {
    await complain(io.stderr, FOLDER(await localeHere(io)));
    return 2;
  }
  const loadSettings = createSettingsLoader(io.env);
  const notes = noNotes();
  const present = createPresence(io.cwd);
  let exitCode = 0;
  for await (const target of findTargets(command.paths, io.cwd, command.stdinName, notes)) {
    present.add(target);
    const fail = async (reason: Words) => refuse(io, target.path, reason, await localeHere(io));
    const result = await guarded(() => fixTarget(target, command, io, loadSettings, notes), fail);
    exitCode = Math.max(exitCode, result);
  }
  const locale = await localeHere(io);
  for (const folder of notes.folders.filter(present.isMissing))
    exitCode = await refuse(io, folder, nothingFound, locale);
  await saySkipped(notes, io, locale);
  return exitCode;
}

async function fixTarget(
  target: Target | Failure,
  command: FixCommand,
  io: Io,
  loadSettings: ReturnType<typeof createSettingsLoader>,
  notes: SearchNotes,
): Promise<number> {
  if ('error' in target) return refuse(io, target.path, failure(target.error), await localeHere(io));
  const { settings, problems } = await loadSettings(target.folder, fileOf(target));
  for (const problem of problems) await complain(io.stderr, problem);
  const input = await readShown(target, io, settings.locale);
  if ('unreadable' in input) {
    const { unreadable, isRefused } = input;
    if (!isRefused || target.named) return refuse(io, target.path, unreadable, settings.locale);
    notes.skipped.push({ path: target.path, reason: unreadable });
    return problems.length === 0 ? 0 : 2;
  }
  const result = await fixInput(input, settings, command, io);
  return problems.length === 0 ? result : 2;
}

async function refuse(io: Io, path: string, reason: Words, locale: Locale): Promise<number> {
  await complain(io.stderr, about(path, reason(locale), locale));
  return 2;
}

async function fixInput(input: Input, settings: Settings, command: FixCommand, io: Io): Promise<number> {
  const { target, decoded } = input;
  const { locale } = settings;
  const document = checkInput(io.service, input, settings);
  const partial = input.partial?.(locale) ?? cutText(document);
  // Sums over a part of a file would be wrong, and wrong sums must not be written.
  if (partial !== undefined) return refuse(io, target.path, () => notFixed(partial, locale), locale);
  const before = document.snapshot.text;
  const result =
    document.language === 'unrecognised'
      ? { text: before, changes: [], kept: [] }
      : mend(document, command, io.service, (text) => checkInput(io.service, mended(input, text), settings));
  if (!result) return refuse(io, target.path, () => notFixed('', locale), locale);
  const { text, changes } = result;
  await tellChanges(io, target.path, result, locale);
  const bytes = text !== before || input.original ? await encode(text, decoded) : input.bytes;
  if (command.write && changes.length > 0) {
    const error = await writeBack(input, bytes, changes.length, command, io, locale);
    if (error) return refuse(io, target.path, error, locale);
  }
  const report = reportOn(io.service, mended(input, text), settings, false);
  if (command.diff) await io.stdout.write(await diffOf(target.path, before, text, decoded));
  else if (!command.write) await io.stdout.write(bytes);
  const isUncertain = changes.length === 0 && !command.only;
  await tellVerdict(command, io, report, target.named, isUncertain);
  if (target.named && report.language === 'unrecognised') return 2;
  return report.counts.errors > 0 ? 1 : 0;
}

/** Writes a mended text where it came from, and says so; the result is why it stays as it is. */
async function writeBack(
  { target, bytes: before, original }: Input,
  bytes: Uint8Array,
  count: number,
  { backup: keepsBackup }: FixCommand,
  io: Io,
  locale: Locale,
): Promise<Words | undefined> {
  if (original) return READ_ONLY;
  if (target.file === undefined) return undefined;
  try {
    const backup = await replaceFile(target.file, { before, bytes, keepsBackup });
    const line = written(count, backup && basename(backup), locale);
    await io.stderr.write(`${about(target.path, line, locale)}\n`);
    return undefined;
  } catch (error) {
    const reason = failure(error);
    return () => notFixed(reason(locale), locale);
  }
}

/** In the encoding of the file, so that it can be applied to it. */
async function diffOf(
  path: string,
  before: string,
  after: string,
  { encoding, bom }: Decoded,
): Promise<Uint8Array> {
  const [old, now] = [before, after].map((text) => (bom ? BOM + text : text));
  return encode(unifiedDiff(path, old, now), { encoding, bom: false });
}

/** What is checked again. A mended view is a text in the table language. */
function mended(input: Input, text: string): Input {
  if (!input.original) return { ...input, text };
  return { ...input, text, original: undefined, target: { ...input.target, languageId: 'budget' } };
}

/** What is to be changed, and which totals stay and why: said before anything is written. */
async function tellChanges(io: Io, path: string, { changes, kept }: Mended, locale: Locale): Promise<void> {
  const lines = [
    ...kept.map((each) => `${placeOf(path, rangeAt(each))} ${each.message}`),
    ...changes.map((change) => changeLine(path, change, locale)),
  ];
  if (lines.length > 0) await io.stderr.write(`${lines.join('\n')}\n`);
}

function changeLine(path: string, change: Change, locale: Locale): string {
  const blank = words('（空）', '(blank)')(locale);
  return `${placeOf(path, rangeAt(change))} ${change.before || blank} → ${change.after || blank}`;
}

function rangeAt(position: Position): Range {
  return { start: position, end: position };
}

/** What the file is like now, and that nothing of what was found could be mended for certain. */
async function tellVerdict(
  { write }: FixCommand,
  io: Io,
  report: FileReport,
  named: boolean,
  isUncertain: boolean,
): Promise<void> {
  const { path, counts, locale } = report;
  const isUnknown = report.language === 'unrecognised';
  if (!named && isUnknown) return;
  const isFaulty = hasFindings(counts, 2);
  if (!write && !io.stderr.isTTY && counts.errors === 0 && !isUnknown && !(isUncertain && isFaulty)) return;
  const said = verdict(report);
  const line = isUncertain && isFaulty ? `${said}${nothingCertain(offeredIn(report), locale)}` : said;
  await io.stderr.write(`${about(path, line, locale)}\n`);
}

/** How many findings are offered something that would mend them. */
function offeredIn({ diagnostics }: FileReport): number {
  return diagnostics.filter((diagnostic) => (dataOf(diagnostic).fixes?.length ?? 0) > 0).length;
}
