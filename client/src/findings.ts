/** The 整改清单 as a spreadsheet takes it from the clipboard. */

import type { FindingRow } from '../../server/src/protocol/requests';

/** Tab-separated rows under `headers`, each cell on one line. */
export function toTabSeparated(headers: readonly string[], rows: readonly FindingRow[]): string {
  const cells = rows.map(({ place, printed, shouldBe, reason }) => [place, printed, shouldBe, reason]);
  return [headers, ...cells].map((row) => `${row.map(oneLine).join('\t')}\n`).join('');
}

/** Line ends become semicolons and tabs blanks: a cell must stay a cell. */
function oneLine(cell: string): string {
  return cell
    .trim()
    .replace(/\s*[\r\n]+\s*/g, '；')
    .replace(/\t/g, ' ');
}
