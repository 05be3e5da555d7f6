/** The command line: reads the arguments and hands over to the command. */

import type { Locale, Words } from '../rules/model';
import { readArguments } from './args';
import { runCheck } from './check';
import { runConvert } from './convert';
import { runExplain } from './explain';
import { runFix } from './fix';
import type { Io } from './io';
import { complain, OutputError } from './output';
import { unwritable } from './read';
import { localeHere } from './settings';
import { USAGE } from './usage';
import { about, words } from './words';

/**
 * Runs `gouji` with the arguments that follow its name. The result is the exit code; by then everything has been
 * written. Never throws: what nobody foresaw is said in one line, and its code is 2.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await run(argv, io);
  } catch (error) {
    await complain(io.stderr, unforeseen(error)(await localeHere(io)));
    return 2;
  }
}

async function run(argv: readonly string[], io: Io): Promise<number> {
  const command = readArguments(argv);
  switch (command.command) {
    case 'check':
      return runCheck(command, io);
    case 'fix':
      return runFix(command, io);
    case 'convert':
      return runConvert(command, io);
    case 'explain':
      return runExplain(command, io);
    case 'help':
      await io.stdout.write(USAGE(await localeHere(io)));
      return 0;
    case 'version':
      await io.stdout.write(`gouji ${io.version}\n`);
      return 0;
    case 'error':
      await complain(io.stderr, badUsage(command.message, await localeHere(io)));
      return 2;
  }
}

const STDOUT = words('标准输出', 'standard output');

function unforeseen(error: unknown): Words {
  if (error instanceof OutputError) {
    const { reason, path } = error;
    return (locale) => about(path ?? STDOUT(locale), unwritable(reason)(locale), locale);
  }
  const reason = error instanceof Error ? error.message : String(error);
  return words(`内部错误：${reason}`, `internal error: ${reason}`);
}

function badUsage(message: Words, locale: Locale): string {
  return message(locale) + words('（用法见 gouji --help）', ' (see gouji --help)')(locale);
}
