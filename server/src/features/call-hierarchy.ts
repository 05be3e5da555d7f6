/** Amounts as a hierarchy: what adds up into one, and what it adds up into, within a table, across tables and in the text. */

import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Position,
} from 'vscode-languageserver-types';
import type { Amount } from '../disclosure/model';
import { fullName, isInText } from '../rules/names';
import { amountWithUnit, say } from '../rules/wording';
import { amountAt } from './lookup';
import { SymbolKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';
import { relationsOf } from './relations';
import { isInto } from './same-fact';

/** The printed amount at a position. */
export function prepareCallHierarchy(
  document: CheckedDocument,
  position: Position,
  uri: string,
): CallHierarchyItem[] {
  const amount = amountAt(document, position);
  return amount && !amount.printed.blank ? [itemOf(document, amount, uri)] : [];
}

/** The parts of every sum that an amount is the total of. */
export function incomingCalls(
  document: CheckedDocument,
  item: CallHierarchyItem,
): CallHierarchyIncomingCall[] {
  const amount = amountOf(document, item);
  if (!amount) return [];
  const signs = new Map<Amount, 1 | -1>();
  for (const { relation } of relationsOf(document, amount)) {
    if (relation.total !== amount || relation.isBound) continue;
    for (const part of relation.parts)
      if (!part.amount.printed.blank && !signs.has(part.amount)) signs.set(part.amount, part.sign);
  }
  return [...signs].map(([part, sign]) => {
    const from = itemOf(document, part, item.uri, sign);
    return { from, fromRanges: [from.selectionRange] };
  });
}

/** The totals of every sum that an amount is a part of. */
export function outgoingCalls(
  document: CheckedDocument,
  item: CallHierarchyItem,
): CallHierarchyOutgoingCall[] {
  const amount = amountOf(document, item);
  if (!amount) return [];
  const into = relationsOf(document, amount).filter((judged) => isInto(judged, amount));
  const fromRanges = [rangeOfPlace(document, amount.place)];
  return [...new Set(into.map(({ relation }) => relation.total))].map((total) => ({
    to: itemOf(document, total, item.uri),
    fromRanges,
  }));
}

/** The amount that an item was made for; `undefined` where something else stands there by now. */
function amountOf(
  document: CheckedDocument,
  { selectionRange, name }: CallHierarchyItem,
): Amount | undefined {
  const amount = amountAt(document, selectionRange.start);
  return amount && nameOf(document, amount) === name ? amount : undefined;
}

/** `− 1132.41 万元 · 部门预算支出总表`; a part that is taken away is marked. */
function itemOf(document: CheckedDocument, amount: Amount, uri: string, sign: 1 | -1 = 1): CallHierarchyItem {
  const { locale } = document.settings;
  const range = rangeOfPlace(document, amount.place);
  const value = `${sign < 0 ? '− ' : ''}${amountWithUnit(amount, locale)}`;
  const where = amount.cell?.table.title || (amount.cell ? '' : say(locale, '文字', 'text'));
  return {
    name: nameOf(document, amount),
    detail: [value, where].filter((each) => each !== '').join(' · '),
    kind: isInText(amount) ? SymbolKind.Key : SymbolKind.Number,
    uri,
    range,
    selectionRange: range,
  };
}

function nameOf({ settings }: CheckedDocument, amount: Amount): string {
  return fullName(amount) || say(settings.locale, '无名之数', 'Amount without a name');
}
