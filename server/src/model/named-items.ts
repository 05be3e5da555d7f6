/** Numbers of the text that a table lists by name: functions, economic classes, projects (rule 21). */

import { absolute, add, compare, equal, scale, subtract } from '../amounts/exact';
import type { Amount, Disclosure, PanelRow, TableModel, TextAmount } from '../disclosure/model';
import type { Paragraph } from '../disclosure/statements/model';
import { classOfName } from '../knowledge/function-classes';
import { economicClassOf, type FunctionName, functionName, namesFunction } from '../knowledge/item-names';
import {
  isOfCarriedMoney,
  type Money,
  moneyKey,
  type Subject,
  speaksOfFunctions,
} from '../knowledge/subjects';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import { codeTree } from './code-tree';
import { isGeneralOnly, narrowed } from './funds';
import { namedProjects } from './named-projects';
import { amountsByName, rowKey, rowsByName } from './names-of-rows';
import { codePanel, columnOf, lineAmount, rowsByCode, sideLines, tableOf, totalColumn } from './table-places';
import type { TextContext } from './text-context';
import type { Told } from './told';

/** A number with the amount that its name means, and what kind of name it is. */
interface NamedItem {
  readonly text: TextAmount;
  readonly place: Amount;
  readonly kind: 'function' | 'economic' | 'project' | 'revenue';
  /** Whether the name leaves no doubt: it says that it is a function, and the money is known. */
  readonly isCertain?: boolean;
  readonly told?: Told;
}

/** Lists whose parts are named as the rows of which tables. */
const KINDS: Partial<Record<Subject, NamedItem['kind']>> = {
  operating: 'economic',
  public: 'economic',
  personnel: 'economic',
  basic: 'economic',
  'general-basic': 'economic',
  project: 'project',
  'general-project': 'project',
  expenditure: 'function',
  'fiscal-expenditure': 'function',
  'general-expenditure': 'function',
  both: 'function',
  'fiscal-both': 'function',
  revenue: 'revenue',
  'year-revenue': 'revenue',
};

/** Every number of `amounts` without a subject of its own whose name stands once in the table that its list is about. */
export function namedItems(
  disclosure: Disclosure,
  amounts: readonly TextAmount[],
  context: TextContext,
): readonly NamedItem[] {
  // A single character is what a broken line leaves of a name.
  const items = amounts.filter(
    (text) => context.subjectOf(text) === undefined && text.statement.subjects[0]?.length !== 1,
  );
  const ofKind = (kind: NamedItem['kind']): TextAmount[] =>
    items.filter((text) => kindOf(text, context) === kind);
  return [
    ...functions(disclosure, ofKind('function'), context),
    ...economicClasses(disclosure, ofKind('economic')),
    ...namedProjects(disclosure, ofKind('project')).map((each) => ({ ...each, kind: 'project' as const })),
    ...revenues(disclosure, ofKind('revenue')),
  ];
}

function kindOf({ statement }: TextAmount, context: TextContext): NamedItem['kind'] | undefined {
  const [phrase = ''] = statement.subjects;
  if (namesFunction(phrase)) return 'function';
  if (isOfCarriedMoney(phrase)) return 'revenue';
  const total = statement.list?.total;
  if (!total) return isOfFunctions(statement.paragraph) ? 'function' : undefined;
  const subject = context.subjectOf(total);
  return subject && KINDS[subject];
}

/** Asked for each number of a paragraph. */
const isOfFunctions = memoize(({ text }: Paragraph): boolean => speaksOfFunctions(text));

function functions(disclosure: Disclosure, texts: readonly TextAmount[], context: TextContext): NamedItem[] {
  if (texts.length === 0) return [];
  const general = namesOf(tableOf(disclosure, 'general-expenditure'));
  const listed = functionTables(disclosure, general);
  const isAll = isGeneralOnly(disclosure);
  const found = texts.flatMap((text): FoundFunction[] => {
    const [phrase = ''] = text.statement.subjects;
    const name = functionName(phrase);
    const fund = context.otherFundOf(text);
    const money = narrowed(disclosure, context.moneyOf(text));
    const tables = (fund ? fundTables(disclosure, fund) : listed[money]).filter((names) =>
      mayList(names, text.statement.list?.total),
    );
    const places = tables.flatMap((names) => {
      const place = amountOf(names, name);
      return place ? [{ place, names }] : [];
    });
    if (places.length === 0) return [];
    // Where nothing says which money is meant, a table of one kind of it may print the number.
    const isOpen = !fund && money === 'all' && !isAll;
    const narrower = isOpen && general ? amountOf(general, name) : undefined;
    const [{ place: first, names }] = places;
    const isCertain = namesFunction(phrase) && (names === general || isAll);
    return [{ text, first, narrower: narrower === first ? undefined : narrower, isCertain }];
  });
  const leanings = new Map(
    [...groupBy(found, ({ text }) => text.statement.paragraph)].map(([paragraph, own]) => [
      paragraph,
      own.reduce((sum, one) => sum + leaningOf(one), 0),
    ]),
  );
  return found.flatMap(({ isCertain, ...one }) => {
    const others = (leanings.get(one.text.statement.paragraph) ?? 0) - leaningOf(one);
    const meant = meantBy(one, others);
    return meant ? [{ text: one.text, ...meant, kind: 'function' as const, isCertain }] : [];
  });
}

/** A number with the place of its name, and that in a table of less money, where this may be meant too. */
interface NamedFunction {
  readonly text: TextAmount;
  readonly first: Amount;
  readonly narrower: Amount | undefined;
}

interface FoundFunction extends NamedFunction {
  readonly isCertain: boolean;
}

/** By so many more numbers of a paragraph must tell of one table than of the other. */
const MARGIN = 2;

/**
 * The place, where the narrower one agrees if there is one. Else a paragraph goes through one table: that to which the other
 * numbers of it lean, or the one of the two that prints the number.
 */
function meantBy(
  { text, first, narrower }: NamedFunction,
  others: number,
): Pick<NamedItem, 'place' | 'told'> | undefined {
  if (!narrower) return { place: first };
  if (equal(narrower.printed.value, first.printed.value)) return { place: first, told: 'text' };
  if (others >= MARGIN) return { place: first };
  if (others <= -MARGIN) return { place: narrower };
  const place = [first, narrower].find((each) => equal(each.printed.value, text.printed.value));
  return place && { place, told: 'nothing' };
}

/** 1 for a number that only the wider table prints, −1 for one that only the narrower does, 0 for any other. */
function leaningOf({ text: { printed }, first, narrower }: NamedFunction): 1 | 0 | -1 {
  if (!narrower || equal(first.printed.value, narrower.printed.value)) return 0;
  if (equal(printed.value, first.printed.value)) return 1;
  return equal(printed.value, narrower.printed.value) ? -1 : 0;
}

/** The table of a fund beside 一般公共预算, which lists all of its functions. */
function fundTables(disclosure: Disclosure, fund: 'government-fund' | 'state-capital'): readonly Names[] {
  const names = namesOf(tableOf(disclosure, fund));
  return names ? [names] : [];
}

/** The tables that list functions with each kind of money, in the order in which a name is looked for. */
function functionTables(
  disclosure: Disclosure,
  general: Names | undefined,
): Readonly<Record<Money, readonly Names[]>> {
  const all = [lineNames(disclosure), namesOf(tableOf(disclosure, 'expenditure'))];
  const isAll = isGeneralOnly(disclosure);
  const known = (names: readonly (Names | undefined)[]): Names[] => names.filter((one) => one !== undefined);
  return {
    general: known([general, ...(isAll ? [...all].reverse() : []), fiscalNames(disclosure, 'general')]),
    fiscal: known([fiscalNames(disclosure, 'total')]),
    all: known(all),
  };
}

/** What rows of a table are called, with the amount that each shows. */
interface Names {
  readonly byName: ReadonlyMap<string, readonly PanelRow[]>;
  readonly byCode: ReadonlyMap<string, PanelRow>;
  readonly amount: (row: PanelRow) => Amount | undefined;
  /** What all of them add up to. */
  readonly total?: PanelRow;
}

/** Whether a table may hold what a sentence lists: it shows the money of which these are the parts. */
function mayList({ total, amount }: Names, whole: TextAmount | undefined): boolean {
  const printed = total && amount(total)?.printed;
  if (!whole || !printed || printed.blank) return true;
  const apart = absolute(subtract(whole.printed.value, printed.value));
  return compare(scale(apart, 2), add(whole.printed.step, printed.step)) <= 0;
}

function namesOf(table: TableModel | undefined): Names | undefined {
  const panel = codePanel(table);
  const column = table && panel && totalColumn(table, panel);
  if (!panel || column === undefined) return undefined;
  return {
    byName: rowsByName(panel.rows),
    byCode: rowsByCode(panel),
    amount: ({ amounts }) => amounts[column],
    total: codeTree(panel).total,
  };
}

function lineNames(disclosure: Disclosure): Names | undefined {
  const lines = sideLines(tableOf(disclosure, 'revenue-expenditure'), 'expenditure');
  return (
    lines && {
      byName: rowsByName(lines.items),
      byCode: new Map(),
      amount: (row) => lineAmount(lines, row),
      total: lines.year,
    }
  );
}

/** The lines of the 财政拨款 table, with what all funds or 一般公共预算 pay of them. */
function fiscalNames(disclosure: Disclosure, money: 'total' | 'general'): Names | undefined {
  const table = tableOf(disclosure, 'fiscal-revenue-expenditure');
  const lines = sideLines(table, 'expenditure');
  const column = table && lines && columnOf(table, lines.panel, money);
  if (!lines || column === undefined) return undefined;
  return {
    byName: rowsByName(lines.items),
    byCode: new Map(),
    amount: ({ amounts }) => amounts[column],
    total: lines.year,
  };
}

/** Sources of revenue by the lines of 收支总表, and of money carried over by the columns of 收入总表. */
function revenues(disclosure: Disclosure, texts: readonly TextAmount[]): NamedItem[] {
  if (texts.length === 0) return [];
  const lines = sideLines(tableOf(disclosure, 'revenue-expenditure'), 'revenue');
  const amounts = amountsByName(lines?.items ?? [], (row) => lineAmount(lines, row));
  const carried = carriedColumns(disclosure);
  return texts.flatMap((text) => {
    const [phrase = ''] = text.statement.subjects;
    const place = amounts.get(rowKey(phrase)) ?? carried.get(moneyKey(phrase));
    return place ? [{ text, place, kind: 'revenue' as const }] : [];
  });
}

/** The totals of the columns of money carried over, by the names that sentences give them: 上年结转结余的单位资金. */
function carriedColumns(disclosure: Disclosure): ReadonlyMap<string, Amount> {
  const table = tableOf(disclosure, 'revenue');
  const panel = codePanel(table);
  const total = panel && codeTree(panel).total;
  const found = new Map<string, Amount>();
  for (const [index, column] of panel?.amountColumns.entries() ?? []) {
    const path = table?.columns[column].path ?? [];
    const amount = total?.amounts[index];
    if (amount && path.length > 1 && isOfCarriedMoney(`${path[0]}的`))
      found.set(moneyKey(`${path[0]}的${path.at(-1)}`), amount);
  }
  return found;
}

/** The row with the printed code, or the only one of that name below the levels that are named above it. */
function amountOf(names: Names, { levels, code }: FunctionName): Amount | undefined {
  const key = rowKey(levels[levels.length - 1]);
  if (code !== undefined) {
    const row = names.byCode.get(code);
    return row && rowKey(row.label) === key ? names.amount(row) : undefined;
  }
  const rows = names.byName.get(key) ?? [];
  const below = rows.length > 1 ? rows.filter((row) => isBelow(row, levels, names)) : rows;
  return below.length === 1 ? names.amount(below[0]) : undefined;
}

/** Whether the rows above a row, as far as they are listed, have the names of the wider levels. */
function isBelow({ code }: PanelRow, levels: readonly string[], { byCode }: Names): boolean {
  const digits = code?.digits ?? '';
  if (levels.length < 2 || digits.length < 5) return false;
  const head = classOfName(levels[0]);
  if (levels.length === 3 && head !== undefined && !digits.startsWith(head)) return false;
  const above = byCode.get(digits.slice(0, -2));
  return above ? rowKey(above.label) === rowKey(levels[levels.length - 2]) : head !== undefined;
}

function economicClasses(disclosure: Disclosure, texts: readonly TextAmount[]): NamedItem[] {
  const table = tableOf(disclosure, 'basic-expenditure');
  const panel = codePanel(table);
  const column = table && panel && totalColumn(table, panel);
  if (!panel || column === undefined || panel.domain !== 'department-economic') return [];
  const rows = rowsByCode(panel);
  return texts.flatMap((text) => {
    const code = economicClassOf(text.statement.subjects[0] ?? '');
    const place = code === undefined ? undefined : rows.get(code)?.amounts[column];
    return place ? [{ text, place, kind: 'economic' as const }] : [];
  });
}
