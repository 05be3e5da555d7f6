/** Letting findings stand: asks for the reason, writes `.gouji/waivers.json`, lists what is there and undoes it. */

import { userInfo } from 'node:os';
import {
  ConfigurationTarget,
  commands,
  type Disposable,
  type QuickPickItem,
  Range,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  type FolderFile,
  type KnownWaiver,
  RULE_LEVEL_COMMAND,
  UNWAIVE_COMMAND,
  UNWAIVE_REQUEST,
  type UnwaiveParams,
  WAIVE_COMMAND,
  WAIVE_REQUEST,
  WAIVERS_REQUEST,
  type WaiveParams,
  type WaiveProposal,
  type WrittenWaivers,
} from '../../server/src/protocol/requests';
import type { LanguageServer } from './languageServer';
import { readSmallFile } from './lists';
import { say } from './words';

const FILE = '.gouji/waivers.json';
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

type KeptWaiver = KnownWaiver['waiver'];

export function registerWaivers(server: LanguageServer): Disposable[] {
  return [
    commands.registerCommand(WAIVE_COMMAND, (uri: string, proposal: WaiveProposal) =>
      waive(server, uri, proposal),
    ),
    commands.registerCommand(UNWAIVE_COMMAND, (file: string, waivers: KeptWaiver[]) =>
      unwaive(server, file, waivers),
    ),
    commands.registerCommand(RULE_LEVEL_COMMAND, setRuleLevel),
    commands.registerCommand('gouji.showWaivers', () => showWaivers(server)),
  ];
}

/** The files of waivers of all folders, for the server. */
export async function readWaiverFiles(): Promise<FolderFile[]> {
  const folders = workspace.workspaceFolders ?? [];
  return Promise.all(
    folders.map(async ({ uri }) => {
      const file = Uri.joinPath(uri, FILE);
      const text = await readSmallFile(file);
      return { folder: uri.toString().replace(/\/$/, ''), uri: file.toString(), text };
    }),
  );
}

interface Said {
  readonly reason: string;
  readonly author: string;
  readonly until?: string;
}

/** Asks for the reason and the last day; `undefined` where the user thought better of it. */
async function askWhy(title: string, withDay: boolean): Promise<Said | undefined> {
  const reason = await window.showInputBox({
    title,
    prompt: say('原因（写给日后复核的人看）', 'The reason, for whoever looks at it later'),
    placeHolder: say('例如：含上年结转，另表反映', 'e.g. carried over from last year, see the other table'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? say('要写明原因', 'A reason is needed') : undefined),
  });
  if (!reason?.trim()) return undefined;
  const author = authorName();
  if (!withDay) return { reason: reason.trim(), author };
  const until = await window.showInputBox({
    title,
    prompt: say('有效到哪一天（可留空，长期有效）', 'The last day on which it counts (may be left blank)'),
    placeHolder: '2026-12-31',
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' || DAY.test(text.trim())
        ? undefined
        : say('写作 2026-12-31', 'Write it like 2026-12-31'),
  });
  if (until === undefined) return undefined;
  return { reason: reason.trim(), author, ...(until.trim() && { until: until.trim() }) };
}

/** As set, else the name that the system knows. */
function authorName(): string {
  const set = workspace.getConfiguration('gouji').get<string>('waivers.author')?.trim();
  return set || userInfo().username;
}

async function waive(
  server: LanguageServer,
  uri: string,
  { title, waivers, edits, placeholder }: WaiveProposal,
) {
  const why = await askWhy(title, edits === undefined);
  if (!why) return;
  const { reason } = why;
  const params: WaiveParams = edits
    ? { uri, edits: edits.map((edit) => withReason(edit, placeholder ?? '', reason)) }
    : { uri, waivers: waivers?.map((waiver) => ({ ...waiver, ...why })) };
  const written = await server.ask<WrittenWaivers>(WAIVE_REQUEST, params);
  if (!written) return void window.showErrorMessage(cannotBeWritten());
  if (!('edits' in written)) return write(server, written);
  const edit = new WorkspaceEdit();
  for (const { range, newText } of written.edits) {
    const { start, end } = range;
    edit.replace(Uri.parse(uri), new Range(start.line, start.character, end.line, end.character), newText);
  }
  await workspace.applyEdit(edit);
}

/** The reason stands in a comment in one cell: it must not end either. */
function withReason<E extends { readonly newText: string }>(edit: E, placeholder: string, reason: string): E {
  const plain = reason.replace(/--+>?|\|/g, ' ');
  return { ...edit, newText: edit.newText.replace(placeholder, () => plain) };
}

async function unwaive(server: LanguageServer, file: string, waivers: readonly KeptWaiver[]): Promise<void> {
  const params: UnwaiveParams = { file, waivers };
  const written = await server.ask<WrittenWaivers>(UNWAIVE_REQUEST, params);
  if (!written || 'edits' in written) return void window.showErrorMessage(cannotBeWritten());
  await write(server, written);
}

/** Writes the file, through its editor where somebody has changed it there, and tells the server at once. */
async function write(server: LanguageServer, { uri, text }: { uri: string; text: string }): Promise<void> {
  const file = Uri.parse(uri);
  const open = workspace.textDocuments.find((document) => document.uri.toString() === file.toString());
  if (open) {
    const edit = new WorkspaceEdit();
    const end = open.lineAt(open.lineCount - 1).range.end;
    edit.replace(file, new Range(0, 0, end.line, end.character), text);
    await workspace.applyEdit(edit);
    await open.save();
  } else await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  // Watchers are slow to notice a folder that has only just been made.
  await server.tellChanged(uri);
}

function cannotBeWritten(): string {
  return say(
    `写不进 ${FILE}：请先打开文件夹，或改正这个文件。`,
    `Cannot write ${FILE}: open a folder first, or mend that file.`,
  );
}

interface WaiverItem extends QuickPickItem {
  readonly known: KnownWaiver;
}

/** Lists all waivers, those that let nothing stand first; those that are picked are undone. */
async function showWaivers(server: LanguageServer): Promise<void> {
  await server.start();
  const known = (await server.ask<KnownWaiver[]>(WAIVERS_REQUEST, {})) ?? [];
  if (known.length === 0)
    return void window.showInformationMessage(
      say('工作区没有忽略任何提示。', 'Nothing is let stand in the workspace.'),
    );
  const items = known.map(itemOf).sort((a, b) => rankOf(a) - rankOf(b));
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: say('忽略的提示', 'What is let stand'),
    placeHolder: say('勾选要撤销的忽略', 'Pick those that are to be undone'),
  });
  for (const file of new Set(picked?.map((item) => item.known.file))) {
    const gone = picked?.filter((item) => item.known.file === file).map((item) => item.known.waiver);
    await unwaive(server, file, gone ?? []);
  }
}

function itemOf(known: KnownWaiver): WaiverItem {
  const { code, where, file, reason, author, until } = known.waiver;
  const place = where ?? (file ? say('全文件', 'the document') : say('整个工作区', 'the workspace'));
  const details = [reason, author, until && say(`至 ${until}`, `until ${until}`)].filter(Boolean).join(' · ');
  return {
    label: `${code} ${place}`,
    description: [stateText(known), file].filter(Boolean).join(' · '),
    detail: details,
    known,
  };
}

const ORDER: readonly KnownWaiver['state'][] = ['expired', 'unused', 'used', 'unknown'];

function rankOf({ known: { state } }: WaiverItem): number {
  return ORDER.indexOf(state);
}

function stateText({ state }: KnownWaiver): string {
  const texts: Readonly<Record<KnownWaiver['state'], string>> = {
    expired: say('$(warning) 已过期', '$(warning) expired'),
    unused: say('$(warning) 没有用到', '$(warning) not used'),
    used: say('在用', 'in use'),
    unknown: '',
  };
  return texts[state];
}

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** Sets the level of a rule in the settings of the workspace, or of the user where none is open. */
async function setRuleLevel(code: string): Promise<void> {
  const words: Readonly<Record<(typeof LEVELS)[number], string>> = {
    error: say('错误', 'Error'),
    warning: say('警告', 'Warning'),
    information: say('信息', 'Information'),
    hint: say('提示', 'Hint'),
    off: say('不检查', 'Off'),
  };
  const picked = await window.showQuickPick(
    LEVELS.map((level) => ({ label: words[level], description: level, level })),
    { title: say(`${code} 的级别`, `Level of ${code}`) },
  );
  if (!picked) return;
  const settings = workspace.getConfiguration('gouji');
  const rules = settings.inspect<Record<string, string>>('rules');
  const inWorkspace = (workspace.workspaceFolders?.length ?? 0) > 0;
  const before = inWorkspace ? rules?.workspaceValue : rules?.globalValue;
  const target = inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await settings.update('rules', { ...before, [code]: picked.level }, target);
}
