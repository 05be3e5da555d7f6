/** 「校核文件夹」: checks the texts and originals of a folder without opening them, and lists what is found in Problems. */

import {
  type CancellationToken,
  commands,
  Diagnostic,
  type DiagnosticCollection,
  type Disposable,
  type LogOutputChannel,
  languages,
  ProgressLocation,
  Range,
  TabInputText,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  CHECK_FILE_REQUEST,
  type CheckFileParams,
  type CheckFileResult,
} from '../../server/src/protocol/requests';
import { refusedByName } from '../../server/src/sources/open';
import { countText, type FolderCount, NOTHING_CHECKED, withFile } from './folderCount';
import { addressOf, filesIn } from './folderFiles';
import { handedOver } from './handOver';
import type { LanguageServer } from './languageServer';
import { nameOf } from './views';
import { say } from './words';
import { CHECK_WORKSPACE, isTold } from './workspaceFiles';

type Found = Extract<CheckFileResult, { diagnostics: unknown }>['diagnostics'][number];

/** Registers the command. What of each file was read, and why others were not, is told to `channel`. */
export function registerCheckFolder(server: LanguageServer, channel: LogOutputChannel): Disposable[] {
  const problems = languages.createDiagnosticCollection('gouji-folder');
  return [
    problems,
    // Then the server tells of every file of the workspace.
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(CHECK_WORKSPACE)) problems.clear();
    }),
    // Of a file that is opened the server itself tells.
    workspace.onDidOpenTextDocument(({ uri }) => problems.delete(uri)),
    window.tabGroups.onDidChangeTabs(({ opened }) => {
      for (const { input } of opened) if (input instanceof TabInputText) problems.delete(input.uri);
    }),
    commands.registerCommand('gouji.checkFolder', async (given?: Uri) => {
      const folder = given ?? (await chosenFolder());
      return folder && checkFolder({ server, channel, problems }, folder);
    }),
  ];
}

/** The folder of the workspace, or one that is asked for. */
async function chosenFolder(): Promise<Uri | undefined> {
  const [first, ...others] = workspace.workspaceFolders ?? [];
  if (first && others.length === 0) return first.uri;
  if (first) return (await window.showWorkspaceFolderPick())?.uri;
  const chosen = await window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false });
  return chosen?.[0];
}

/** What checking a folder takes. */
interface Checking {
  readonly server: LanguageServer;
  readonly channel: LogOutputChannel;
  readonly problems: DiagnosticCollection;
}

async function checkFolder(checking: Checking, folder: Uri): Promise<FolderCount> {
  const title = say(`正在校核 ${nameOf(folder)}`, `Checking ${nameOf(folder)}`);
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  checking.problems.clear();
  const [count, isWhole] = await window.withProgress(options, async (progress, token) => {
    let counted = NOTHING_CHECKED;
    const files = await filesIn(folder, token);
    await checking.server.start();
    for (const file of files) {
      if (token.isCancellationRequested) return [counted, false] as const;
      progress.report({ message: nameOf(file), increment: 100 / files.length });
      counted = withFile(counted, nameOf(file), await checkFile(checking, file, token));
    }
    return [counted, !token.isCancellationRequested] as const;
  });
  void tell(checking.channel, count, isWhole);
  return count;
}

/** Has one file checked, and shows what is found unless it is open, where the server shows it. */
async function checkFile(
  { server, channel, problems }: Checking,
  file: Uri,
  token: CancellationToken,
): Promise<CheckFileResult> {
  const address = addressOf(file);
  const result = await askFor(server, file, address, token).catch((error) => {
    if (!token.isCancellationRequested) channel.error(`${file.path}: ${error}`);
    return null;
  });
  if (!result || token.isCancellationRequested) return null;
  if ('refused' in result) channel.info(`${file.path}${say('：', ': ')}${result.refused}`);
  if (!('diagnostics' in result)) return result;
  channel.info(`${file.path}${say('：', ': ')}${result.summary.checked}`);
  if (!isShown(address) && !isTold(file))
    problems.set(address, result.diagnostics.filter(isToMend).map(asDiagnostic));
  return result;
}

/** Whether a tab shows a file: documents outlive their tabs for a while, and nothing is told of them any more. */
function isShown(address: Uri): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === address.toString()),
  );
}

async function askFor(
  server: LanguageServer,
  file: Uri,
  address: Uri,
  token: CancellationToken,
): Promise<CheckFileResult | undefined> {
  const name = nameOf(file);
  // What is refused by its name need not be read.
  const bytes = refusedByName(name) ? new Uint8Array() : await workspace.fs.readFile(file);
  const given = handedOver(bytes);
  if ('refused' in given) return given;
  const params: CheckFileParams = { uri: address.toString(), name, content: given.content };
  return server.ask<CheckFileResult>(CHECK_FILE_REQUEST, params, { token, report: () => {} });
}

const WARNING = 2;

/** Errors and warnings. The rest is shown when a file is opened. */
const isToMend = ({ severity = WARNING }: Found): boolean => severity <= WARNING;

function asDiagnostic({
  range,
  message,
  severity = WARNING,
  code,
  codeDescription,
  source,
}: Found): Diagnostic {
  const { start, end } = range;
  const shown = new Diagnostic(
    new Range(start.line, start.character, end.line, end.character),
    typeof message === 'string' ? message : message.value,
    severity - 1,
  );
  shown.source = source;
  if (code !== undefined)
    shown.code = codeDescription ? { value: code, target: Uri.parse(codeDescription.href) } : code;
  return shown;
}

/** Says what came of it, and shows on request where. */
async function tell(channel: LogOutputChannel, count: FolderCount, isWhole: boolean): Promise<void> {
  const [problems, details] = [say('问题', 'Problems'), say('详情', 'Details')];
  const chosen = await window.showInformationMessage(countText(count, isWhole), problems, details);
  if (chosen === problems) await commands.executeCommand('workbench.actions.view.problems');
  if (chosen === details) channel.show();
}
