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

function headline({ tables, tableAmounts, toMend }: Summary): string {
  if (toMend > 0) return say(`已校核：${toMend} 处需改`, `Checked: ${toMend} to mend`);
  if (tables === 0) return say('已校核：没有读出表格', 'Checked: no table was read');
  return say(
    `已校核 ${tables} 张表 ${tableAmounts} 个数，未见不符`,
    `Checked ${tables} tables: all in order`,
  );
}

function counts({ tables, tableAmounts, textAmounts, untied, partial }: Summary): string {
  const checked = say(
    `${tables} 张表 ${tableAmounts} 个数、文字 ${textAmounts} 处；未校核 ${untied} 处`,
    `${tables} tables, ${tableAmounts} amounts, ${textAmounts} in the text; ${untied} not checked`,
  );
  return partial ? `${checked}${say('；', '; ')}${partial}` : checked;
}
