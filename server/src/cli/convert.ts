/** `gouji convert`: a document in the table language, as tab-separated text, JSON of all that was read, or Markdown. */

import { cutText, hiddenText, unreadText } from '../features/partial';
import type { Locale, Words } from '../rules/model';
import type { ConvertCommand } from './args';
import { guarded } from './file-result';
import { type Failure, findTargets, isFolder, type Target } from './files';
import type { Io } from './io';
import { writingOut } from './out-file';
import { complain } from './output';
import { checkInput, failure, readShown } from './read';
import { createSettingsLoader, localeHere } from './settings';
import { about, words } from './words';

const FOLDER = words('convert 一次只转换一个文件，不能是文件夹', 'convert takes one file, not a folder');
const UNRECOGNISED = words('认不出是预算、决算公开文本', 'not recognised as a budget disclosure');
const PARTIAL = words('没有转换：', 'not converted: ');

/** Runs the command. The result is the exit code: 0, or 2 when the input cannot be read whole or the output not be written. */
export async function runConvert(command: ConvertCommand, io: Io): Promise<number> {
  if (await isFolder(command.paths[0], io.cwd))
    return refuse(io, command.paths[0], FOLDER, await localeHere(io));
  let exitCode = 0;
  for await (const target of findTargets(command.paths, io.cwd, command.stdinName)) {
    const fail = async (reason: Words) => refuse(io, target.path, reason, await localeHere(io));
    exitCode = Math.max(exitCode, await guarded(() => convertTarget(target, command, io), fail));
  }
  return exitCode;
}

async function convertTarget(target: Target | Failure, command: ConvertCommand, io: Io): Promise<number> {
  if ('error' in target) return refuse(io, target.path, failure(target.error), await localeHere(io));
  const { settings, problems } = await createSettingsLoader(io.env)(target.folder);
  for (const problem of problems) await complain(io.stderr, problem);
  const { locale } = settings;
  const input = await readShown(target, io, locale);
  if ('unreadable' in input) return refuse(io, target.path, input.unreadable, locale);
  const document = checkInput(io.service, input, settings);
  // What is left out of a file must not be lost unnoticed.
  const partial = input.partial?.(locale) ?? cutText(document);
  if (partial !== undefined) return refuse(io, target.path, () => PARTIAL(locale) + partial, locale);
  for (const left of [unreadText(document), hiddenText(document)])
    if (left !== undefined) await complain(io.stderr, about(target.path, left, locale));
  if (document.language === 'unrecognised')
    await complain(io.stderr, about(target.path, UNRECOGNISED(locale), locale));
  const text = io.service.convert(document, command.to);
  await writingOut(command.out, io, (stdout) => stdout.write(text));
  return problems.length === 0 ? 0 : 2;
}

async function refuse(io: Io, path: string, reason: Words, locale: Locale): Promise<number> {
  await complain(io.stderr, about(path, reason(locale), locale));
  return 2;
}
