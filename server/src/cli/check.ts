/** `gouji check`: reads every input, checks it, and prints what was found, file by file. */

import type { Locale } from '../rules/model';
import type { CheckCommand } from './args';
import { type Failure, findTargets, type Target } from './files';
import { FORMATS } from './formats';
import type { Io } from './io';
import { complain, createProgress, writeAll } from './output';
import { failure, readInput } from './read';
import {
  addToSummary,
  type FileReport,
  hasFindings,
  reportOn,
  reportUnreadable,
  type Summary,
} from './report';
import { createSettingsLoader } from './settings';

/** Runs the command; the result is the exit code. */
export async function runCheck(command: CheckCommand, io: Io): Promise<number> {
  const loadSettings = createSettingsLoader(io.env);
  const { settings } = await createSettingsLoader(io.env)(io.cwd);
  const colour = io.stdout.isTTY && !io.env.NO_COLOR;
  const reporter = FORMATS[command.format]({ colour, locale: settings.locale, version: io.version });
  const progress = createProgress(io.stderr);
  let summary: Summary = { files: 0, errors: 0, warnings: 0, information: 0 };
  let exitCode = 0;
  let reading = await writeAll(io.stdout, reporter.begin());
  for await (const target of findTargets(command.paths, io.cwd, command.stdinName)) {
    if (!reading) break;
    await progress.show(progressLine(target.path, settings.locale));
    const { report, problems } = await checkTarget(target, command, io, loadSettings);
    await progress.clear();
    for (const problem of problems) await complain(io.stderr, problem);
    if (problems.length > 0) exitCode = 2;
    if (!report) continue;
    summary = addToSummary(summary, report);
    if (exitCode === 0 && hasFindings(report.counts, command.failOn)) exitCode = 1;
    reading = await writeAll(io.stdout, reporter.file(report));
  }
  if (reading) await writeAll(io.stdout, reporter.end(summary));
  return exitCode;
}

interface Checked {
  /** Absent where the file does not belong in the output. */
  readonly report?: FileReport;
  /** Lines for standard error; any of them makes the exit code 2. */
  readonly problems: readonly string[];
}

async function checkTarget(
  target: Target | Failure,
  command: CheckCommand,
  io: Io,
  loadSettings: ReturnType<typeof createSettingsLoader>,
): Promise<Checked> {
  if ('error' in target) return { problems: [`${target.path}：${failure(target.error)('zh-cn')}`] };
  const { settings, problem } = await loadSettings(target.folder);
  const problems = problem === undefined ? [] : [problem];
  const input = await readInput(target, io.stdin);
  if ('unreadable' in input) {
    const reason = input.unreadable(settings.locale);
    problems.push(`${target.path}${settings.locale === 'en' ? ': ' : '：'}${reason}`);
    return { report: target.named ? reportUnreadable(target, settings.locale, reason) : undefined, problems };
  }
  const report = reportOn(io.service, input, settings, command.relations);
  const isShown = target.named || report.language !== 'unrecognised';
  return { report: isShown ? report : undefined, problems };
}

function progressLine(path: string, locale: Locale): string {
  return locale === 'en' ? `Checking ${path} …` : `正在校核 ${path} …`;
}
