/** What is shown beside amounts that is not printed there: what they are, what `=` comes to, and where rows do not add up. */

import type { InlayHint, Position, Range } from 'vscode-languageserver-types';
import type { Amount, TableModel } from '../disclosure/model';
import { amountsOf } from '../reconcile/graph';
import type { Finding, Judged } from '../rules/model';
import { columnName, rowOf } from '../rules/names';
import { relationText, say, sumText } from '../rules/wording';
import type { Block, Place, Row } from '../tables/model';
import { lineText } from '../text/snapshot';
import { computedHints } from './asked';
import { complaintsNaming } from './complaints';
import { rowsWithin, tablesWithin } from './lookup';
import { InlayHintKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { comparePositions, rangeOfPlace } from './ranges';
import { relationsAround } from './relations';

/** All that the settings ask for in a range, in order of position. Only tables and rows in the range are looked at. */
export function inlayHints(document: CheckedDocument, range: Range): InlayHint[] {
  const { computed } = document.settings.inlayHints;
  const hints = [
    ...(computed ? computedHints(document, range) : []),
    ...tablesWithin(document, range).flatMap((table) => hintsIn(document, table, range)),
  ];
  const isWithin = ({ line }: Position): boolean => range.start.line <= line && line <= range.end.line;
  return hints
    .filter(({ position }) => isWithin(position))
    .sort((a, b) => comparePositions(a.position, b.position));
}

function hintsIn(document: CheckedDocument, table: TableModel, range: Range): InlayHint[] {
  const { differences } = document.settings.inlayHints;
  const [from, to] = rowsWithin(document, table, range);
  const hints: InlayHint[] = [];
  for (let row = from; row < to; row++) {
    const amounts = printedIn(table, row);
    if (amounts.length === 0) continue;
    hints.push(...nameHints(document, table, amounts));
    if (differences) hints.push(...differenceHints(document, table, table.rows[row], amounts));
  }
  return hints;
}

/** The amounts that are printed in a row, panel by panel. */
function printedIn({ panels }: TableModel, row: number): Amount[] {
  return panels.flatMap(({ rows }) =>
    (rows[row]?.amounts ?? []).filter((amount) => amount !== undefined && !amount.printed.blank),
  ) as Amount[];
}

/** Whether each cell of a table has a line of its own. */
function isOneCellALine({ table }: TableModel): boolean {
  return table.layout === 'cells';
}

/** Names beside amounts: behind them where each has a line of its own, else before them. */
function nameHints(document: CheckedDocument, table: TableModel, amounts: readonly Amount[]): InlayHint[] {
  const { columnNames, rowNames } = document.settings.inlayHints;
  const isAlone = isOneCellALine(table);
  const withColumn = columnNames === 'all' || (isAlone && columnNames === 'cells');
  const withRow = isAlone && rowNames;
  if (!withColumn && !withRow) return [];
  return amounts.flatMap((amount): InlayHint[] => {
    const words = [withRow ? (rowOf(amount)?.label ?? '') : '', withColumn ? columnName(amount) : ''];
    const label = words.filter((word) => word !== '').join(' · ');
    if (label === '') return [];
    const { start, end } = rangeOfPlace(document, amount.place);
    return isAlone
      ? [{ position: end, label, kind: InlayHintKind.Parameter, paddingLeft: true }]
      : [{ position: start, label: `${label}:`, kind: InlayHintKind.Parameter, paddingRight: true }];
  });
}

/**
 * By how much a row does not add up: its own sums where they are broken, else an amount of it that is told to be wrong. Only
 * where something is told of the row: what is let stand, switched off or put down to the reading is no difference. At the end
 * of the row or, where its cells have a line each, of the amount's line: the last of them may be out of sight.
 */
function differenceHints(
  document: CheckedDocument,
  table: TableModel,
  row: Row,
  amounts: readonly Amount[],
): InlayHint[] {
  const told = findingsIn(document, amounts[0].place.block, row);
  if (told.length === 0) return [];
  const broken = brokenAcross(document, amounts);
  const differences =
    broken.length > 0 ? acrossTexts(document, broken) : amountTexts(document, told, amounts);
  const isAlone = isOneCellALine(table);
  return differences.map(({ amount, label, tooltip }) => ({
    position: isAlone ? endOfLine(document, amount.place) : endOfRow(document, amount.place.block, row),
    label,
    tooltip,
    paddingLeft: true,
  }));
}

interface Difference {
  /** What differs from what it should be. */
  readonly amount: Amount;
  readonly label: string;
  readonly tooltip: string;
}

/** The broken sums that lie within the row of some amounts. */
function brokenAcross(document: CheckedDocument, amounts: readonly Amount[]): Judged[] {
  const row = new Set(amounts);
  const isAcross = ({ relation, status }: Judged): boolean =>
    status === 'broken' &&
    !relation.isBound &&
    amountsOf(relation).every((amount) => amount.printed.blank || row.has(amount));
  const found = amounts.flatMap((amount) =>
    relationsAround(document, amount).filter((one) => one.relation.total === amount && isAcross(one)),
  );
  return [...new Set(found)];
}

function acrossTexts({ settings: { locale } }: CheckedDocument, broken: readonly Judged[]): Difference[] {
  return broken.map((judged) => {
    const name = columnName(judged.relation.total);
    const { difference } = sumText(judged, locale);
    const label = say(locale, `✗ ${name}差 ${difference}`, `✗ ${name} off by ${difference}`);
    return { amount: judged.relation.total, label, tooltip: relationText(judged, locale) };
  });
}

/** An amount of the row that something else contradicts. */
function amountTexts(
  { settings: { locale } }: CheckedDocument,
  told: readonly Finding[],
  amounts: readonly Amount[],
): Difference[] {
  return told.flatMap(({ amount, data, message }) => {
    if (!amount || !amounts.includes(amount) || data?.difference === undefined) return [];
    const label = say(
      locale,
      `✗ ${columnName(amount)}差 ${data.difference}`,
      `✗ ${columnName(amount)} off by ${data.difference}`,
    );
    return [{ amount, label, tooltip: message(locale) }];
  });
}

/** Errors and warnings of a row. */
function findingsIn({ findings }: CheckedDocument, block: Block, { cells }: Row): Finding[] {
  const start = cells[0]?.start ?? 0;
  const end = Math.max(...cells.map((cell) => cell.more?.at(-1)?.end ?? cell.end));
  const isIn = (place: Place): boolean => place.block === block && start <= place.start && place.end <= end;
  return (complaintsNaming(findings).get(block) ?? []).filter(
    ({ place, places = [place], related }) => places.some(isIn) || related.some((each) => isIn(each.place)),
  );
}

/** The end of the line on which the last cell of a row ends. */
function endOfRow(document: CheckedDocument, block: Block, { cells }: Row): Position {
  const last = cells.reduce((latest, cell) => (cell.end > latest.end ? cell : latest));
  return endOfLine(document, { block, start: last.start, end: last.end });
}

/** The end of the line on which a place ends. */
function endOfLine(document: CheckedDocument, place: Place): Position {
  const { line } = rangeOfPlace(document, place).end;
  return { line, character: lineText(document.snapshot, line).length };
}
