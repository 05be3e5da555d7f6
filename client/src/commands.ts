/** The commands of the palette that are answered here; the recompute commands are the server's. */

import { commands, type Disposable, env, window } from 'vscode';
import { FINDINGS_REQUEST, type FindingRow } from '../../server/src/protocol/requests';
import { toTabSeparated } from './findings';
import { LANGUAGES, type LanguageServer } from './languageServer';
import { say } from './words';

export function registerCommands(server: LanguageServer): Disposable[] {
  return [
    commands.registerCommand('gouji.copyFindings', () => copyFindings(server)),
    commands.registerCommand('gouji.restart', () => server.restart()),
  ];
}

async function copyFindings(server: LanguageServer): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document || !LANGUAGES.includes(document.languageId)) {
    void window.showInformationMessage(say('请先打开预算公开文本。', 'Open a budget disclosure first.'));
    return;
  }
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
