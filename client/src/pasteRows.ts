/** Rows copied from Excel, Word or a page become rows of a pipe table when they are pasted into the table language. */

import * as vscode from 'vscode';
import { rowsOfClipboard } from './clipboardRows';
import { ambiguousWidth, linesOf, wholeLines } from './editedTable';
import { difference, pasteRows } from './pipeRows';
import { say } from './words';

/** What VS Code has had since 1.97, and the extension runs on earlier ones without. */
interface PasteApi {
  readonly languages: {
    readonly registerDocumentPasteEditProvider: (
      selector: vscode.DocumentSelector,
      provider: PasteProvider,
      metadata: {
        readonly providedPasteEditKinds: readonly unknown[];
        readonly pasteMimeTypes: readonly string[];
      },
    ) => vscode.Disposable;
  };
  readonly DocumentPasteEdit: new (insertText: string, title: string, kind: unknown) => PasteEdit;
  readonly DocumentDropOrPasteEditKind: {
    readonly Empty: { readonly append: (...parts: string[]) => unknown };
  };
}

interface PasteEdit {
  additionalEdit?: vscode.WorkspaceEdit;
}

interface PasteProvider {
  readonly provideDocumentPasteEdits: (
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
  ) => Promise<PasteEdit[] | undefined>;
}

const FIRST_MINOR = 97;

function pasteApi(): PasteApi | undefined {
  const [major, minor] = vscode.version.split('.').map(Number);
  return major > 1 || minor >= FIRST_MINOR ? (vscode as unknown as PasteApi) : undefined;
}

const PLAIN = 'text/plain';
const HTML = 'text/html';

/** In versions of VS Code that cannot do it, nothing is changed on pasting. */
export function registerPasteRows(): vscode.Disposable[] {
  const api = pasteApi();
  if (!api) return [];
  const kind = api.DocumentDropOrPasteEditKind.Empty.append('text', 'gouji', 'rows');
  const provideDocumentPasteEdits: PasteProvider['provideDocumentPasteEdits'] = async (
    document,
    ranges,
    dataTransfer,
  ) => {
    // The text of a cell is selected by the key that went there.
    if (ranges.length !== 1 || !ranges[0].isSingleLine) return undefined;
    const textOf = async (type: string) => (await dataTransfer.get(type)?.asString()) ?? '';
    const rows = rowsOfClipboard(await textOf(PLAIN), await textOf(HTML));
    const lines = linesOf(document);
    const pasted = pasteRows(lines, ranges[0].start, rows, ambiguousWidth(document));
    if (!pasted) return undefined;
    const edit = new api.DocumentPasteEdit('', say('粘贴为表格的行', 'Paste as rows of a table'), kind);
    edit.additionalEdit = new vscode.WorkspaceEdit();
    const { range, text } = wholeLines(document, difference(lines, pasted));
    edit.additionalEdit.replace(document.uri, range, text);
    return [edit];
  };
  return [
    api.languages.registerDocumentPasteEditProvider(
      { language: 'budget' },
      { provideDocumentPasteEdits },
      { providedPasteEditKinds: [kind], pasteMimeTypes: [PLAIN, HTML] },
    ),
  ];
}
