/** The 勾稽 view in the side bar: what is found in the open documents, table by table, with a filter, a badge and ways to go there. */

import {
  commands,
  type Disposable,
  EventEmitter,
  languages,
  MarkdownString,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { OverviewFinding } from '../../server/src/features/overview';
import { OVERVIEW_REQUEST, type OverviewResult } from '../../server/src/protocol/requests';
import { inOrder, stepFrom } from './findingOrder';
import { type DocumentNode, documentNode, type Filter, type Node, type State } from './findingsTree';
import { headline } from './headline';
import { LANGUAGES, type LanguageServer } from './languageServer';
import { originalOf } from './originals';
import { ourEditor, rangeOf } from './ourEditors';
import { nameOf, VIEW_SCHEME } from './views';
import { say } from './words';

const VIEW = 'gouji.findings';
/** Milliseconds without a change after which the documents are asked about again. */
const PAUSE = 300;
const FILTERS: readonly Filter[] = ['all', 'warnings', 'errors'];

export function registerFindingsView(server: LanguageServer): Disposable[] {
  let filter: Filter = 'all';
  let roots: readonly DocumentNode[] = [];
  /** What was last told of documents, and which of them may have changed since. */
  const known = new Map<string, NonNullable<OverviewResult>>();
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = new EventEmitter<undefined>();
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: itemOf,
    getChildren: (node) => [...(node ? childrenOf(node) : roots)],
  };
  const view = window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });

  const renew = async (): Promise<void> => {
    const open = workspace.textDocuments.filter(isOurs);
    for (const document of open) {
      const uri = document.uri.toString();
      if (known.has(uri) && !stale.has(uri)) continue;
      // What changes while it is asked for is stale again.
      stale.delete(uri);
      const result = await overviewOf(server, document);
      if (result) known.set(uri, result);
      else known.delete(uri);
    }
    roots = open.flatMap(({ uri }) => {
      const result = known.get(uri.toString());
      return result ? [nodeOf(uri.toString(), result, filter)] : [];
    });
    const errors = roots.reduce((sum, node) => sum + node.errors, 0);
    view.badge =
      errors > 0 ? { value: errors, tooltip: say(`${errors} 处错误`, `${errors} errors`) } : undefined;
    view.message = filter === 'all' ? undefined : filterWords()[filter];
    changed.fire(undefined);
  };
  const renewSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void renew(), PAUSE);
  };
  const follow = (uris: readonly Uri[]): void => {
    for (const uri of uris) stale.add(uri.toString());
    renewSoon();
  };
  const choose = async (): Promise<void> => {
    const words = filterWords();
    const items = FILTERS.map((each) => ({ label: words[each], each }));
    const picked = await window.showQuickPick(items, { title: say('列出哪些', 'What to list') });
    if (!picked) return;
    filter = picked.each;
    await renew();
  };
  const step = async (way: 1 | -1): Promise<void> => {
    const editor = ourEditor(window.activeTextEditor);
    if (!editor) return;
    const { document, selection } = editor;
    const result = await overviewOf(server, document);
    const findings = result ? inOrder(result.overview) : [];
    const next = stepFrom(findings, selection.active, way);
    if (!next) return void window.showInformationMessage(say('没有发现问题。', 'Nothing was found.'));
    await goTo(document.uri.toString(), next.range);
    await commands.executeCommand('editor.action.showHover');
  };

  renewSoon();
  return [
    view,
    changed,
    { dispose: () => clearTimeout(timer) },
    workspace.onDidOpenTextDocument(renewSoon),
    workspace.onDidCloseTextDocument(({ uri }) => {
      known.delete(uri.toString());
      renewSoon();
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (isOurs(document)) follow([document.uri]);
    }),
    server.onStart(() => follow(workspace.textDocuments.map(({ uri }) => uri))),
    languages.onDidChangeDiagnostics(({ uris }) => follow(uris)),
    commands.registerCommand('gouji.filterFindings', choose),
    commands.registerCommand('gouji.goToFinding', goTo),
    commands.registerCommand('gouji.nextFinding', () => step(1)),
    commands.registerCommand('gouji.previousFinding', () => step(-1)),
  ];
}

function isOurs({ languageId, isClosed }: TextDocument): boolean {
  return !isClosed && LANGUAGES.includes(languageId);
}

async function overviewOf(
  server: LanguageServer,
  { uri }: TextDocument,
): Promise<OverviewResult | undefined> {
  try {
    await server.start();
    return await server.ask<OverviewResult>(OVERVIEW_REQUEST, { uri: uri.toString() });
  } catch {
    // The output channel says why; the document is then not in the tree.
    return undefined;
  }
}

function nodeOf(uri: string, result: NonNullable<OverviewResult>, filter: Filter): DocumentNode {
  const words = { text: say('文字', 'Text'), headline: headline(result.summary) };
  return documentNode(uri, result, filter, words);
}

function childrenOf(node: Node): readonly Node[] {
  return node.kind === 'finding' ? [] : node.children;
}

function filterWords(): Readonly<Record<Filter, string>> {
  return {
    all: say('全部，包括信息和尾差', 'Everything, information and residues too'),
    warnings: say('错误和警告', 'Errors and warnings'),
    errors: say('只列错误', 'Errors only'),
  };
}

function itemOf(node: Node): TreeItem {
  if (node.kind === 'finding') return findingItem(node.uri, node.finding);
  const hasErrors = node.state === 'error';
  const open = hasErrors ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(
    node.kind === 'document' ? labelOf(node.uri) : node.title || say('无题的表', 'A table without a title'),
    node.children.length > 0 ? open : TreeItemCollapsibleState.None,
  );
  item.id = node.kind === 'document' ? node.uri : undefined;
  item.description = node.summary;
  item.iconPath = iconOf(node.state);
  item.contextValue = node.kind;
  item.accessibilityInformation = { label: `${item.label} ${node.summary} ${stateWords(node.state)}` };
  if (node.kind === 'table' && node.range) item.command = goingTo(node.uri, node.range);
  return item;
}

function labelOf(uri: string): string {
  const address = Uri.parse(uri);
  return nameOf(address.scheme === VIEW_SCHEME ? originalOf(address) : address);
}

const STATES: Readonly<Record<number, State>> = { 1: 'error', 2: 'warning' };

function findingItem(uri: string, { message, code, severity, range, place }: OverviewFinding): TreeItem {
  const [first] = message.split('\n');
  const item = new TreeItem(first);
  item.description = [
    place ?? say(`第 ${range.start.line + 1} 行`, `line ${range.start.line + 1}`),
    code,
  ].join(' · ');
  item.tooltip = new MarkdownString().appendText(message);
  item.iconPath = iconOf(STATES[severity] ?? 'information');
  item.contextValue = 'finding';
  item.command = goingTo(uri, range);
  return item;
}

function goingTo(uri: string, range: OverviewFinding['range']): TreeItem['command'] {
  return { command: 'gouji.goToFinding', title: say('转到', 'Go to'), arguments: [uri, range] };
}

async function goTo(uri: string, range: OverviewFinding['range']): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const editor = await window.showTextDocument(document);
  const { start, end } = rangeOf(range);
  editor.selection = new Selection(start, end);
  editor.revealRange(rangeOf(range), TextEditorRevealType.InCenterIfOutsideViewport);
}

function iconOf(state: State): ThemeIcon {
  const icons: Readonly<Record<State, ThemeIcon>> = {
    error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
    warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
    information: new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground')),
    tied: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
    open: new ThemeIcon('circle-outline'),
  };
  return icons[state];
}

function stateWords(state: State): string {
  const words: Readonly<Record<State, string>> = {
    error: say('有错误', 'wrong'),
    warning: say('有疑问', 'doubtful'),
    information: say('信息', 'information'),
    tied: say('全部勾稽', 'all tied'),
    open: say('没有全部勾稽', 'not all tied'),
  };
  return words[state];
}
