/** Sums that end at the edge where a table was torn: what was torn off may belong to them. */

import type { Amount } from '../disclosure/model';
import type { Relation } from './model';
import { rowOf } from './names';

/** The relation, open where one of its parts is the last row that a torn table shows. */
export function openAtTear(relation: Relation): Relation {
  const { total, parts, isOpen, isBound } = relation;
  if (isOpen || isBound) return relation;
  const mayGoOn = parts.some(({ amount }) => isAtTear(amount) && !isInRowOf(amount, total));
  return mayGoOn ? { ...relation, isOpen: true } : relation;
}

/** Nothing follows a total. */
function isAtTear(amount: Amount): boolean {
  const { cell } = amount;
  if (!cell?.table.isTornBelow || cell.row < cell.table.rows.length - 1) return false;
  const role = rowOf(amount)?.role;
  return role !== 'total' && role !== 'subtotal' && role !== 'grand-total';
}

function isInRowOf({ cell }: Amount, total: Amount): boolean {
  return cell?.table === total.cell?.table && cell?.row === total.cell?.row;
}
