/** Checking one file: reading it, its settings, and what is printed of it; the same on every thread. */

import type { Service } from '../service';
import type { CheckCommand } from './args';
import type { Target } from './files';
import type { FormatName } from './formats/names';
import type { Reporter } from './formats/reporter';
import type { Progress } from './output';
import { readInput } from './read';
import { type Counts, type FileReport, reportOn, reportUnreadable } from './report';
import type { LoadedSettings } from './settings';
import { about } from './words';

/** What came of one file. Plain data, so that it can go from one thread to another. */
export interface FileResult {
  /** Lines for standard error; any of them makes the exit code 2. */
  readonly problems: readonly string[];
  /** True where a file of a folder is none that can be read: it is named at the end. */
  readonly isSkipped?: boolean;
  /** Absent where the file does not belong in the output. */
  readonly counts?: Counts;
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
  readonly loadSettings: (folder: string) => Promise<LoadedSettings>;
  /** Where the pages of originals are counted while they are read. */
  readonly progress?: Progress;
}

/** Reads and checks a file or standard input. */
export async function checkFile(target: Target, context: FileContext): Promise<FileResult> {
  const { command, service, reporter } = context;
  const { settings, problem } = await context.loadSettings(target.folder);
  const problems = problem === undefined ? [] : [problem];
  const input = await readInput(target, context.stdin, service.open, context.progress?.pages(target.path));
  if ('unreadable' in input) {
    if (input.isRefused && !target.named) return { problems, isSkipped: true };
    const reason = input.unreadable(settings.locale);
    problems.push(about(target.path, reason, settings.locale));
    if (!target.named) return { problems };
    return resultOf(reportUnreadable(target, settings.locale, reason), problems, command.format, reporter);
  }
  const report = reportOn(service, input, settings, command.relations);
  const isShown = target.named || report.language !== 'unrecognised';
  return isShown ? resultOf(report, problems, command.format, reporter) : { problems };
}

function resultOf(
  report: FileReport,
  problems: readonly string[],
  format: FormatName,
  reporter: Reporter,
): FileResult {
  const { counts } = report;
  if (INDEPENDENT.has(format)) return { problems, counts, printed: joined(reporter.file(report)) };
  // A checked document holds functions and is of no use to these formats.
  const { document, ...plain } = report;
  return { problems, counts, report: plain };
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
