/** The command line: reads the arguments and hands over to the command. */

import type { Locale, Words } from '../rules/model';
import { readArguments } from './args';
import { runCheck } from './check';
import { runConvert } from './convert';
import { runExplain } from './explain';
import { runFix } from './fix';
import type { Io } from './io';
import { complain } from './output';
import { localeHere } from './settings';
import { USAGE } from './usage';
import { words } from './words';

/**
 * Runs `gouji` with the arguments that follow its name. The result is the exit code; by then everything has been
 * written. Never throws: what nobody foresaw is said in one line, and its code is 2.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await run(argv, io);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await complain(
      io.stderr,
      words(`内部错误：${reason}`, `internal error: ${reason}`)(await localeHere(io)),
    );
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

function badUsage(message: Words, locale: Locale): string {
  return message(locale) + words('（用法见 gouji --help）', ' (see gouji --help)')(locale);
}
