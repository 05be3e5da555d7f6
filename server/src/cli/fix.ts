/** `gouji fix`: repairs and recomputed subtotals, printed or written back in the file's own encoding. */

import type { TextEdit } from 'vscode-languageserver-types';
import { cutText } from '../features/partial';
import type { Locale, Words } from '../rules/model';
import type { CheckedDocument, Settings } from '../service';
import type { FixCommand } from './args';
import { applyEdits, replacedBy } from './edits';
import { encode } from './encoding';
import { type Failure, findTargets, isFolder, type Target } from './files';
import type { Io } from './io';
import { complain } from './output';
import { checkInput, failure, type Input, readShown } from './read';
import { replaceFile } from './replace';
import { type FileReport, placeOf, reportOn } from './report';
import { createSettingsLoader, localeHere } from './settings';
import { about, notFixed, verdict, words } from './words';

const READ_ONLY = words(
  '原件不能直接改写：去掉 --write，输出改正后的预算表文本',
  'originals are not written to: without --write the corrected view is printed',
);
const FOLDER = words('改文件夹中的文件须加 --write', 'files of a folder need --write');

/** Runs the command. The result is the exit code: 1 when errors remain, 2 when an input could not be mended. */
export async function runFix(command: FixCommand, io: Io): Promise<number> {
  if (!command.write && (await isFolder(command.paths[0], io.cwd))) {
    await complain(io.stderr, FOLDER(await localeHere(io)));
    return 2;
  }
  const loadSettings = createSettingsLoader(io.env);
  let exitCode = 0;
  for await (const target of findTargets(command.paths, io.cwd, command.stdinName)) {
    const result = await fixTarget(target, command, io, loadSettings);
    exitCode = Math.max(exitCode, result);
  }
  return exitCode;
}

async function fixTarget(
  target: Target | Failure,
  command: FixCommand,
  io: Io,
  loadSettings: ReturnType<typeof createSettingsLoader>,
): Promise<number> {
  if ('error' in target) return refuse(io, target.path, failure(target.error), await localeHere(io));
  const { settings, problem } = await loadSettings(target.folder);
  if (problem !== undefined) await complain(io.stderr, problem);
  const input = await readShown(target, io, settings.locale);
  if ('unreadable' in input) return refuse(io, target.path, input.unreadable, settings.locale);
  const result = await fixInput(input, settings, command, io);
  return problem === undefined ? result : 2;
}

async function refuse(io: Io, path: string, reason: Words, locale: Locale): Promise<number> {
  await complain(io.stderr, about(path, reason(locale), locale));
  return 2;
}

async function fixInput(input: Input, settings: Settings, command: FixCommand, io: Io): Promise<number> {
  const { target, decoded } = input;
  const { locale } = settings;
  if (input.original && command.write) return refuse(io, target.path, READ_ONLY, locale);
  const document = checkInput(io.service, input, settings);
  const partial = input.partial?.(locale) ?? cutText(document);
  // Sums over a part of a file would be wrong, and wrong sums must not be written.
  if (partial !== undefined) return refuse(io, target.path, () => notFixed(partial, locale), locale);
  const edits = editsFor(document, command, io);
  const before = input.original ? document.snapshot.text : decoded.text;
  const text = applyEdits(before, edits);
  if (text === undefined) return refuse(io, target.path, () => notFixed('', locale), locale);
  const changed = text !== before;
  const bytes = changed || input.original ? await encode(text, decoded) : input.bytes;
  if (command.write && changed && target.file !== undefined) {
    const error = await replaceFile(target.file, bytes).then(() => undefined, failure);
    if (error) return refuse(io, target.path, () => notFixed(error(locale), locale), locale);
  }
  const report = reportOn(io.service, mended(input, text), settings, false);
  const shown = changed ? edits : [];
  if (!command.write) await io.stdout.write(bytes);
  await tell(command, io, report, shown, before, target.named);
  return report.counts.errors > 0 ? 1 : 0;
}

/** What is checked again. A mended view is a text in the table language. */
function mended(input: Input, text: string): Input {
  if (!input.original) return { ...input, text };
  return { ...input, text, original: undefined, target: { ...input.target, languageId: 'budget' } };
}

function editsFor(document: CheckedDocument, { only }: FixCommand, { service }: Io): TextEdit[] {
  return document.language === 'unrecognised' ? [] : service.fixAll(document, only);
}

/** What was changed and what the file is like now: beside the written file on standard output, else on standard error. */
async function tell(
  { write }: FixCommand,
  io: Io,
  report: FileReport,
  edits: readonly TextEdit[],
  before: string,
  named: boolean,
): Promise<void> {
  if (!named && report.language === 'unrecognised') return;
  const errors = report.counts.errors;
  const isWorthSaying = write || io.stderr.isTTY || errors > 0 || report.language === 'unrecognised';
  if (!isWorthSaying) return;
  const replaced = replacedBy(before, edits);
  const lines = edits.map((edit, i) => changeLine(report.path, edit, replaced[i], report.locale));
  lines.push(about(report.path, verdict(report), report.locale));
  await (write ? io.stdout : io.stderr).write(`${lines.join('\n')}\n`);
}

function changeLine(path: string, { range, newText }: TextEdit, old: string, locale: Locale): string {
  const blank = locale === 'en' ? '(blank)' : '（空）';
  return `${placeOf(path, range)} ${old || blank} → ${newText || blank}`;
}
