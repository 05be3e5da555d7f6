/** The command line: reads the arguments and hands over to the command. */

import { readArguments, USAGE } from './args';
import { runCheck } from './check';
import { runConvert } from './convert';
import { runExplain } from './explain';
import { runFix } from './fix';
import type { Io } from './io';
import { complain } from './output';

/**
 * Runs `gouji` with the arguments that follow its name. The result is the exit code; by then everything has been
 * written. Never throws: what nobody foresaw is said in one line, and its code is 2.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await run(argv, io);
  } catch (error) {
    await complain(io.stderr, `内部错误：${error instanceof Error ? error.message : String(error)}`);
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
      await io.stdout.write(USAGE);
      return 0;
    case 'version':
      await io.stdout.write(`gouji ${io.version}\n`);
      return 0;
    case 'error':
      await complain(io.stderr, `${command.message}（用法见 gouji --help）`);
      return 2;
  }
}
