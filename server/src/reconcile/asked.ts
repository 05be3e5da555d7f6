/** Computes the amounts that a writer asks for with `=`: from what defines them, the parts first. */

import { type Exact, isZero } from '../amounts/exact';
import { printAmount, styleOf } from '../amounts/printed';
import { type AskedCell, askedIn, isOpen } from '../disclosure/asked';
import { notedTables } from '../disclosure/empty-tables';
import type { Amount, Disclosure, DocumentModel, TableModel } from '../disclosure/model';
import { withRows } from '../disclosure/panels';
import type { Relation } from '../rules/model';
import { relate } from '../rules/relate';
import type { Place, Row } from '../tables/model';
import { memoize } from '../text/memo';
import { mapInSteps, type Steps } from '../text/steps';
import { amountsOf } from './graph';
import { judgeOne, sumOfParts } from './judge';
import { printedText, zeroOf } from './printing';

/** What is computed may show more of the structure of a table, and that give more amounts: so often at most. */
const MOST_ROUNDS = 4;

/** What is computed, as it is to be printed, by the cell that asks; empty where the column leaves its zeros out. */
type Texts = ReadonlyMap<string, string>;

/** The document with the amounts that its disclosures ask for; those that nothing defines stay open. */
export function* fillInSteps(model: DocumentModel): Steps<DocumentModel> {
  const disclosures = yield* mapInSteps(model.disclosures, filled);
  const isSame = disclosures.every((disclosure, index) => disclosure === model.disclosures[index]);
  return isSame ? model : { ...model, disclosures };
}

const filled = memoize((disclosure: Disclosure): Disclosure => {
  // What was found to be circular before stays so as long as nothing changes.
  if (disclosure.circular || !disclosure.tables.some((table) => openIn(table).length > 0)) return disclosure;
  let texts: Texts = new Map();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const trial = withTexts(disclosure, texts, '');
    const defining = definingIn(relate(trial));
    const values = solve(defining, nothingIn(trial));
    const known = texts.size;
    texts = new Map([...texts, ...textsOf(trial, values, disclosure.tables)]);
    if (texts.size > known) continue;
    const circular = circularIn(defining, values);
    if (circular.length > 0) return { ...withTexts(disclosure, texts), circular };
    break;
  }
  return texts.size === 0 ? disclosure : withTexts(disclosure, texts);
});

/**
 * The open amounts without a value that can be reached from themselves only: none of them waits for one that nothing
 * defines. A zero that its column leaves out has a value, though nothing is printed.
 */
function circularIn(defining: readonly Relation[], values: ReadonlyMap<Amount, Exact>): Place[] {
  const isMissing = (amount: Amount): boolean => isOpen(amount) && !values.has(amount);
  const totals = new Set(defining.map(({ total }) => total));
  const waiting = new Set<Amount>();
  const usersOf = new Map<Amount, Amount[]>();
  const lost: Amount[] = [];
  for (const { total, parts } of defining.filter(({ total }) => isMissing(total)))
    for (const { amount } of parts.filter(({ amount }) => isMissing(amount))) {
      waiting.add(total);
      const users = usersOf.get(amount) ?? [];
      usersOf.set(amount, users);
      users.push(total);
      if (!totals.has(amount)) lost.push(amount);
    }
  const seen = new Set(lost);
  for (let amount = lost.pop(); amount; amount = lost.pop())
    for (const user of usersOf.get(amount) ?? [])
      if (!seen.has(user)) {
        seen.add(user);
        lost.push(user);
      }
  return [...waiting].filter((amount) => !seen.has(amount)).map(({ place }) => place);
}

/** What says of an open amount what it is: relations of a template that holds where everything is printed. */
function definingIn(relations: readonly Relation[]): readonly Relation[] {
  const margins = marginsIn(relations);
  return relations.filter(({ defines, isBound, isOpen: mayGoOn, expect, total, template }) => {
    const isBorneOut = (margins.get(total.cell?.table)?.get(template) ?? 0) >= 0;
    // A total is not the sum of those parts alone that a torn table shows.
    return defines && !isBound && !mayGoOn && !expect && isOpen(total) && isBorneOut;
  });
}

/**
 * How many more of the relations of each template of a table hold than are broken, of those between printed amounts: a
 * template that fewer rows bear out than contradict is not how the table is built.
 */
function marginsIn(relations: readonly Relation[]): ReadonlyMap<unknown, ReadonlyMap<string, number>> {
  const margins = new Map<unknown, Map<string, number>>();
  for (const relation of relations) {
    const amounts = amountsOf(relation);
    if (amounts.some(isOpen) || amounts.every(({ printed }) => printed.blank)) continue;
    const { template, total } = relation;
    const own = margins.get(total.cell?.table) ?? new Map<string, number>();
    const vote = judgeOne(relation, false).status === 'broken' ? -1 : 1;
    margins.set(total.cell?.table, own.set(template, (own.get(template) ?? 0) + vote));
  }
  return margins;
}

/** The open amounts of tables that print nothing, and of which a note right below says that there is nothing. */
function nothingIn(disclosure: Disclosure): readonly Amount[] {
  return notedTables(disclosure).flatMap(({ table, fund, state, note }) => {
    const saysSo = note && (note.isOfTable || note.funds.some((named) => named.fund === fund));
    if (state !== 'empty' || !saysSo) return [];
    return table.panels.flatMap(({ rows }) => rows.flatMap(({ amounts }) => amounts.filter(isOpenHere)));
  });
}

function isOpenHere(amount: Amount | undefined): amount is Amount {
  return amount !== undefined && isOpen(amount);
}

function openIn(table: TableModel): readonly AskedCell[] {
  return askedIn(table).filter(({ text }) => text === undefined);
}

/** A disclosure with texts in the place of what is asked for, and `rest` where none is known; without it, that stays. */
function withTexts(disclosure: Disclosure, texts: Texts, rest?: string): Disclosure {
  const tables = disclosure.tables.map((table, index) => {
    const asked = openIn(table);
    if (asked.length === 0) return table;
    const rows: Row[] = [...table.rows];
    let key = '';
    for (const { row, column } of asked) {
      const text = texts.get(keyOf(index, row, column)) ?? rest;
      if (text === undefined) continue;
      const cells = [...rows[row].cells];
      cells[column] = { ...cells[column], text };
      rows[row] = { ...rows[row], cells };
      key += `${row}:${column}=${text};`;
    }
    return remembered(table, key, rows);
  });
  return { ...disclosure, tables };
}

/** The last models of a table with what it asks for, in a trial and computed: a keystroke elsewhere changes neither. */
const modelsOf = memoize((_: TableModel) => new Map<string, TableModel>());
const MOST_MODELS = 4;

function remembered(table: TableModel, key: string, rows: readonly Row[]): TableModel {
  const models = modelsOf(table);
  const known = models.get(key) ?? withRows(table, rows);
  if (models.size >= MOST_MODELS) models.clear();
  models.set(key, known);
  return known;
}

function keyOf(table: number, row: number, column: number): string {
  return `${table}:${row}:${column}`;
}

function textsOf(
  { tables }: Disclosure,
  values: ReadonlyMap<Amount, Exact>,
  printed: readonly TableModel[],
): Texts {
  const indexes = new Map(tables.map((table, index) => [table, index]));
  const texts = new Map<string, string>();
  for (const [amount, value] of values) {
    const { cell } = amount;
    const table = cell && indexes.get(cell.table);
    if (cell && table !== undefined)
      texts.set(keyOf(table, cell.row, cell.column), textOf(amount, value, printed));
  }
  return texts;
}

/** As the other amounts of the column are printed, or else those of the tables as they are printed; a zero as its other zeros. */
function textOf(amount: Amount, value: Exact, printed: readonly TableModel[]): string {
  if (!isZero(value)) return printedText({ amount, value }, printed);
  const style = { ...styleOf(amount.printed), decimals: 2, zero: zeroOf(amount, printed) };
  return printAmount(value, amount.printed.unit, style);
}

/**
 * The values of open amounts that relations define: those that the words leave no doubt of first, then the others. Each
 * relation is looked at once for each of its parts that becomes known.
 */
function solve(defining: readonly Relation[], known: readonly Amount[]): Map<Amount, Exact> {
  const values = new Map<Amount, Exact>(known.map((amount) => [amount, 0]));
  spread(defining.filter(isCertain), values);
  spread(defining, values);
  return values;
}

function isCertain({ certain }: Relation): boolean {
  return certain;
}

function spread(defining: readonly Relation[], values: Map<Amount, Exact>): void {
  const waiting = new Map<Relation, number>();
  const usedIn = new Map<Amount, Relation[]>();
  const ready: Relation[] = [];
  for (const relation of defining) {
    const amounts = new Set(relation.parts.map(({ amount }) => amount));
    const open = [...amounts].filter((amount) => isOpen(amount) && !values.has(amount));
    for (const amount of open) {
      const users = usedIn.get(amount) ?? [];
      usedIn.set(amount, users);
      users.push(relation);
    }
    waiting.set(relation, open.length);
    if (open.length === 0) ready.push(relation);
  }
  // In order: of two readings of one total the likelier is related first.
  for (const relation of ready) {
    const { total } = relation;
    if (values.has(total)) continue;
    values.set(total, sumOfParts(relation, values));
    for (const user of usedIn.get(total) ?? []) {
      const left = (waiting.get(user) ?? 0) - 1;
      waiting.set(user, left);
      if (left === 0) ready.push(user);
    }
  }
}
