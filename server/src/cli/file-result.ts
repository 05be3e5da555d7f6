/** Checking one file: reading it, its settings, and what is printed of it; the same on every thread. */

import { rulesOff } from '../features/settings';
import { canBeWaived, contentOf, membersOf, type WaivedContent } from '../reconcile/let-stand';
import type { Locale, Words } from '../rules/model';
import type { Service, Settings } from '../service';
import type { CheckCommand } from './args';
import { fileOf, type Target } from './files';
import type { FormatName } from './formats/names';
import type { Reporter } from './formats/reporter';
import { OutputError, type Progress } from './output';
import { type Input, readInput } from './read';
import { type Counts, type FileReport, type RulesOff, reportOn, reportUnreadable } from './report';
import type { SettingsLoader } from './settings';
import { EMPTY, isUnread, UNREAD, UNRECOGNISED } from './unread';
import { about, words } from './words';

/** What came of one file. Plain data, so that it can go from one thread to another. */
export interface FileResult {
  /** Lines for standard error; any of them makes the exit code 2. */
  readonly problems: readonly string[];
  /** Why a file of a folder is left alone: an original that is refused is named at the end, and no failure. */
  readonly skipped?: string;
  /** Absent where the file does not belong in the output. */
  readonly counts?: Counts;
  /** True where the file is in the output, and says only that it was not checked. */
  readonly isUnchecked?: boolean;
  readonly rulesOff?: RulesOff;
  /** What a baseline lets stand of it: errors and warnings. */
  readonly baseline?: readonly WaivedContent[];
  /** What the format prints of it, where that depends on nothing that was printed before. */
  readonly printed?: readonly string[];
  /** What the format prints from, where it remembers what it has printed. */
  readonly report?: FileReport;
}

/** Formats that print a file in the same way wherever it stands among others. */
const INDEPENDENT: ReadonlySet<FormatName> = new Set(['text', 'ndjson', 'github', 'list']);

/** What checking a file needs beside the file. */
export interface FileContext {
  readonly command: CheckCommand;
  readonly service: Service;
  readonly reporter: Reporter;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly loadSettings: SettingsLoader;
  /** Where the pages of originals are counted while they are read. */
  readonly progress?: Progress;
}

/** Reads and checks a file or standard input. Never throws: a check that fails costs its file and no other. */
export async function checkFile(target: Target, context: FileContext): Promise<FileResult> {
  const { settings, path, problems } = await context.loadSettings(target.folder, fileOf(target));
  const { locale } = settings;
  const fail = async (reason: Words) => failedResult(target, reason, locale, context, problems);
  return guarded(async () => {
    const input = await readInput(
      target,
      context.stdin,
      context.service.open,
      context.progress?.pages(target.path),
    );
    if (!('unreadable' in input)) return resultOfInput(input, settings, path, context, problems);
    if (input.isRefused && !target.named) return { problems, skipped: input.unreadable(locale) };
    return fail(input.unreadable);
  }, fail);
}

/** Does what is to be done with one file; what it throws costs this file, and is told as why it failed. */
export async function guarded<T>(work: () => Promise<T>, fail: (reason: Words) => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // That is no fault of the file.
    if (error instanceof OutputError) throw error;
    return fail(checkFailed(error));
  }
}

function resultOfInput(
  input: Input,
  settings: Settings,
  settingsPath: string | undefined,
  { command, service, reporter }: FileContext,
  problems: readonly string[],
): FileResult {
  const { target } = input;
  const codes = rulesOff(settings.rules);
  const report: FileReport = {
    ...reportOn(service, input, settings, command.relations),
    rulesOff:
      settingsPath === undefined || codes.length === 0 ? undefined : { settings: settingsPath, codes },
  };
  const { locale } = settings;
  if (!target.named && report.language === 'unrecognised') {
    // A text that is no disclosure is nobody's loss; of an original somebody may believe that it was checked.
    return input.original ? { problems, skipped: UNRECOGNISED(locale) } : { problems };
  }
  const reason = whyUnchecked(report, input, command);
  const said = reason ? [about(target.path, reason(locale), locale)] : [];
  const result = resultOf(report, [...problems, ...said], command.format, reporter);
  return command.writeBaseline ? { ...result, baseline: baselineOf(report) } : result;
}

/** Waivers of all that is to be mended in a file, which whoever writes them names by its path. */
function baselineOf({ document }: FileReport): WaivedContent[] {
  if (!document) return [];
  return document.findings
    .filter((finding) => finding.severity <= 2 && canBeWaived(finding))
    .flatMap(membersOf)
    .map((finding) => contentOf(document.model, finding, ''));
}

/** Why nothing of a file was checked; of those that nobody named, only where they are disclosures. */
function whyUnchecked(
  report: FileReport,
  { target: { named }, text, original, partial }: Input,
  { allowUnread }: CheckCommand,
): Words | undefined {
  const isEmpty = original ? original.blocks.length === 0 : text.trim() === '';
  if (named && !partial && isEmpty) return EMPTY;
  if (named && report.language === 'unrecognised') return UNRECOGNISED;
  return !allowUnread && isUnread(report) ? UNREAD : undefined;
}

/** The result for a file that could not be read, or whose check failed; `problems` goes before the reason. */
export function failedResult(
  target: Target,
  reason: Words,
  locale: Locale,
  { command, reporter }: Pick<FileContext, 'command' | 'reporter'>,
  problems: readonly string[] = [],
): FileResult {
  const said = reason(locale);
  const report = reportUnreadable(target, locale, said);
  return resultOf(report, [...problems, about(target.path, said, locale)], command.format, reporter);
}

/** What is said of a check that threw. */
export function checkFailed(error: unknown): Words {
  const reason = error instanceof Error ? error.message : String(error);
  return words(`校核失败：${reason}`, `check failed: ${reason}`);
}

function resultOf(
  report: FileReport,
  problems: readonly string[],
  format: FormatName,
  reporter: Reporter,
): FileResult {
  const { counts, rulesOff } = report;
  const isUnchecked = report.unreadable === true || report.language === 'unrecognised';
  const said = { problems, counts, isUnchecked, rulesOff };
  if (INDEPENDENT.has(format)) return { ...said, printed: joined(reporter.file(report)) };
  // A checked document holds functions and is of no use to these formats.
  const { document, ...plain } = report;
  return { ...said, report: plain };
}

const PIECE = 256 * 1024;

/** Pieces of some size: what a long document prints does not fit into one string, and many small ones are slow. */
function joined(chunks: Iterable<string>): string[] {
  const pieces: string[] = [];
  let pending: string[] = [];
  let size = 0;
  for (const chunk of chunks) {
    pending.push(chunk);
    size += chunk.length;
    if (size < PIECE) continue;
    pieces.push(pending.join(''));
    pending = [];
    size = 0;
  }
  return size === 0 ? pieces : [...pieces, pending.join('')];
}
