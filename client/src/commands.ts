/** The commands of the palette that are answered here; the recompute commands are the server's. */

import { commands, type Disposable, env, type TextDocument, ViewColumn, window, workspace } from 'vscode';
import { CONVERT_REQUEST, FINDINGS_REQUEST, type FindingRow } from '../../server/src/protocol/requests';
import { toTabSeparated } from './findings';
import { LANGUAGES, type LanguageServer } from './languageServer';
import { say } from './words';

export function registerCommands(server: LanguageServer): Disposable[] {
  return [
    commands.registerCommand('gouji.copyFindings', () => copyFindings(server)),
    commands.registerCommand('gouji.convertToBudget', () => convertToBudget(server)),
    commands.registerCommand('gouji.restart', () => server.restart()),
  ];
}

/** The document of the active editor when it is ours; else the user is told, and there is none. */
function activeDocument(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  if (document && LANGUAGES.includes(document.languageId)) return document;
  void window.showInformationMessage(say('请先打开预算公开文本。', 'Open a budget disclosure first.'));
  return undefined;
}

/** Opens the document in the table language in an editor of its own, beside the text it came from. */
async function convertToBudget(server: LanguageServer): Promise<void> {
  const document = activeDocument();
  if (!document) return;
  await server.start();
  const content = await server.ask<string | null>(CONVERT_REQUEST, { uri: document.uri.toString() });
  if (typeof content !== 'string') return;
  const converted = await workspace.openTextDocument({ language: 'budget', content });
  await window.showTextDocument(converted, ViewColumn.Beside);
}

async function copyFindings(server: LanguageServer): Promise<void> {
  const document = activeDocument();
  if (!document) return;
  await server.start();
  const rows = await server.ask<FindingRow[]>(FINDINGS_REQUEST, { uri: document.uri.toString() });
  if (!rows?.length) {
    void window.showInformationMessage(say('没有需要整改之处。', 'There is nothing to put right.'));
    return;
  }
  const headers = say('位置\t现为\t应为\t原因', 'Place\tPrinted\tShould be\tReason').split('\t');
  await env.clipboard.writeText(toTabSeparated(headers, rows));
  void window.showInformationMessage(
    say(
      `已复制整改清单 ${rows.length} 条，可粘贴到表格。`,
      `Copied ${rows.length} findings, to be pasted into a spreadsheet.`,
    ),
  );
}
