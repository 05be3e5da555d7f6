/** `gouji explain`: a page of the manual, or every relation of one amount. */

import { readFile } from 'node:fs/promises';
import type { ExplainCommand, ExplainTarget } from './args';
import { findTargets, isFolder } from './files';
import type { Io } from './io';
import { manualPage } from './manual';
import { renderManual } from './manual-text';
import { complain } from './output';
import { checkInput, readInput } from './read';
import { createSettingsLoader, localeHere } from './settings';
import { about, words } from './words';

/** Runs the command. The result is the exit code: 1 when there is nothing to say of the place, 2 for a wrong code or file. */
export async function runExplain({ target, stdinName }: ExplainCommand, io: Io): Promise<number> {
  return 'code' in target ? explainCode(target.code, io) : explainPlace(target, stdinName, io);
}

async function explainCode(code: string, io: Io): Promise<number> {
  const page = await readFile(manualPage(io.docs, code), 'utf8').catch(() => undefined);
  if (page === undefined) {
    const unknown = words(`手册中没有代码 ${code}`, `the manual has no code ${code}`);
    await complain(io.stderr, unknown(await localeHere(io)));
    return 2;
  }
  const printed = io.stdout.isTTY ? renderManual(page, !io.env.NO_COLOR) : page;
  await io.stdout.write(printed.endsWith('\n') ? printed : `${printed}\n`);
  return 0;
}

type Place = Exclude<ExplainTarget, { code: string }>;

async function explainPlace(
  { path, line, character }: Place,
  stdinName: string | undefined,
  io: Io,
): Promise<number> {
  if (await isFolder(path, io.cwd)) {
    const locale = await localeHere(io);
    await complain(io.stderr, about(path, words('是文件夹', 'is a folder')(locale), locale));
    return 2;
  }
  for await (const target of findTargets([path], io.cwd, stdinName)) {
    if ('error' in target) continue;
    const { settings, problems } = await createSettingsLoader(io.env)(target.folder);
    for (const problem of problems) await complain(io.stderr, problem);
    const input = await readInput(target, io.stdin, io.service.open);
    if ('unreadable' in input) {
      await complain(io.stderr, about(path, input.unreadable(settings.locale), settings.locale));
      return 2;
    }
    const document = checkInput(io.service, input, settings);
    const lines = io.service.explain(document, { line, character });
    if (!lines) {
      const place = `${path}:${line + 1}:${character + 1}`;
      await complain(io.stderr, words(`${place} 处没有数字`, `no amount at ${place}`)(settings.locale));
      return 1;
    }
    const because = io.service
      .explainReading(document, { line, character })
      .map((text) => words(`读法：${text}`, `Read so: ${text}`)(settings.locale));
    await io.stdout.write(`${[...lines, ...because].join('\n')}\n`);
    return problems.length === 0 ? 0 : 2;
  }
  return 2;
}
