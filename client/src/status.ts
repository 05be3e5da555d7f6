/** The status item of the language indicator: what was checked in the document in front, and how much is to mend. */

import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { SUMMARY_REQUEST, type Summary } from '../../server/src/protocol/requests';
import { LANGUAGES, type LanguageServer } from './languageServer';
import { say } from './words';

/** Milliseconds without a change after which the server is asked. */
const PAUSE = 200;

/** Shows the state of the active document; follows its diagnostics. */
export function showStatus(server: LanguageServer): Disposable[] {
  const item = languages.createLanguageStatusItem(
    'gouji.status',
    LANGUAGES.map((language) => ({ language })),
  );
  item.name = '勾稽 Gouji';
  item.text = say('勾稽：正在校核…', 'Gouji: checking …');

  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const document = window.activeTextEditor?.document;
      if (document && LANGUAGES.includes(document.languageId)) void describe(item, server, document);
    }, PAUSE);
  };
  const updateFor = (uri: Uri): void => {
    if (uri.toString() === window.activeTextEditor?.document.uri.toString()) update();
  };
  update();
  return [
    item,
    { dispose: () => clearTimeout(timer) },
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidOpenTextDocument(({ uri }) => updateFor(uri)),
    workspace.onDidChangeTextDocument(({ document }) => updateFor(document.uri)),
    languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(updateFor)),
  ];
}

async function describe(
  item: LanguageStatusItem,
  server: LanguageServer,
  document: TextDocument,
): Promise<void> {
  const { version } = document;
  item.busy = true;
  const summary = await summaryOf(server, document);
  if (window.activeTextEditor?.document !== document || document.version !== version) return;
  item.busy = false;
  item.text = summary ? headline(summary) : say('勾稽：未校核', 'Gouji: not checked');
  item.detail = summary ? counts(summary) : undefined;
  item.severity = summary?.toMend ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.command = summary?.toMend
    ? { command: 'gouji.copyFindings', title: say('复制整改清单', 'Copy findings') }
    : undefined;
}

async function summaryOf(server: LanguageServer, { uri }: TextDocument): Promise<Summary | null | undefined> {
  try {
    await server.start();
    return await server.ask<Summary | null>(SUMMARY_REQUEST, { uri: uri.toString() });
  } catch {
    // The output channel says why; here it only counts that nothing was checked.
    return undefined;
  }
}

/** `勾稽：3 错 · 890/1,204`: what is to mend, and how many of the printed numbers are tied. */
function headline({ printed, tied, errors, toMend }: Summary): string {
  if (printed === 0 && toMend === 0) return say('勾稽：没有读出表格', 'Gouji: no table was read');
  const warnings = toMend - errors;
  const found =
    errors > 0 || warnings === 0
      ? say(`${errors} 错`, `${errors} wrong`)
      : say(`${warnings} 警`, `${warnings} doubtful`);
  return say(
    `勾稽：${found} · ${countText(tied)}/${countText(printed)}`,
    `Gouji: ${found} · ${countText(tied)}/${countText(printed)}`,
  );
}

function counts({ checked, partial }: Summary): string {
  return partial ? `${checked}${say('；', '; ')}${partial}` : checked;
}

/** `1,204` */
function countText(count: number): string {
  return count.toLocaleString('en-US');
}
