/** What is told of a cell for amounts in which no amount could be read: a value that `=` does not come to, a broken number. */

import type { Hover, Position } from 'vscode-languageserver-types';
import { say } from '../rules/wording';
import { escapeMarkdown } from '../text/markdown';
import { complaintsAt } from './complaints';
import { pieceAt, tableAt } from './lookup';
import { MarkupKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';

/** The row, the column and the unit as on an amount, then what is found there; `undefined` elsewhere. */
export function unreadHover(
  document: CheckedDocument,
  position: Position,
  withFindings: boolean,
): Hover | undefined {
  const piece = pieceAt(document, position);
  const at = piece && tableAt(document, position);
  if (!piece || at?.row === undefined) return undefined;
  const { table, row } = at;
  const column = table.table.rows[row].cells.findIndex(
    ({ start, text }) => text !== '' && start === piece.start,
  );
  const panel = table.panels.find(({ amountColumns }) => amountColumns.includes(column));
  if (!panel) return undefined;
  const { locale } = document.settings;
  const label = panel.rows.find((each) => each.row === row)?.label ?? '';
  const words = [
    label === '' ? '' : `**${escapeMarkdown(label)}**`,
    escapeMarkdown(table.columns[column].path.join('/')),
    escapeMarkdown(table.unknownUnit ?? table.unit),
  ];
  const findings = withFindings ? complaintsAt(document.findings, piece) : [];
  const found = findings.map(({ message }) => escapeMarkdown(message(locale)));
  const unread = `*${say(locale, '未读懂：这一格不作校核', 'Not read: this cell is not checked')}*`;
  return {
    contents: {
      kind: MarkupKind.Markdown,
      value: [words.filter((word) => word !== '').join(' · '), ...(found.length > 0 ? found : [unread])].join(
        '\n\n',
      ),
    },
    range: rangeOfPlace(document, piece),
  };
}
