/** Numbers of the text that a table lists by name: functions, economic classes, projects (rule 21). */

import { add, type Exact, equal, subtract } from '../../amounts/exact';
import { readForm } from '../../disclosure/forms';
import type { Amount, Disclosure, PanelRow, TableModel, TextAmount } from '../../disclosure/model';
import { classOfName } from '../../knowledge/function-classes';
import {
  economicClassOf,
  type FunctionName,
  functionName,
  namesLevels,
  projectCore,
} from '../../knowledge/item-names';
import { type Subject, speaksOfFunctions } from '../../knowledge/subjects';
import { memoize } from '../../text/memo';
import { nameKey } from '../../text/normalise';
import { isGeneralOnly } from '../ties/funds';
import { codePanel, columnOf, lineAmount, rowsByCode, sideLines, tableOf, totalColumn } from '../ties/places';
import type { TextContext } from './context';

/** A number with the amount that its name means, and what kind of name it is. */
export interface NamedItem {
  readonly text: TextAmount;
  readonly place: Amount;
  readonly kind: 'function' | 'economic' | 'project' | 'revenue';
  /** Whether the name leaves no doubt: by its code, or by all levels above it. */
  readonly isCertain?: boolean;
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
  revenue: 'revenue',
  'year-revenue': 'revenue',
};

/** Every number of `amounts` without a subject of its own whose name stands once in the table that its list is about. */
export function namedItems(
  disclosure: Disclosure,
  amounts: readonly TextAmount[],
  context: TextContext,
): readonly NamedItem[] {
  const items = amounts.filter((text) => context.subjectOf(text) === undefined);
  const ofKind = (kind: NamedItem['kind']): TextAmount[] =>
    items.filter((text) => kindOf(text, context) === kind);
  return [
    ...functions(disclosure, ofKind('function'), context),
    ...economicClasses(disclosure, ofKind('economic')),
    ...projects(disclosure, ofKind('project')),
    ...revenues(disclosure, ofKind('revenue')),
  ];
}

function kindOf({ statement }: TextAmount, context: TextContext): NamedItem['kind'] | undefined {
  if (namesLevels(statement.subjects[0] ?? '')) return 'function';
  const total = statement.list?.total;
  if (!total) return speaksOfFunctions(statement.paragraph.text) ? 'function' : undefined;
  const subject = context.subjectOf(total);
  return subject && KINDS[subject];
}

function functions(disclosure: Disclosure, texts: readonly TextAmount[], context: TextContext): NamedItem[] {
  if (texts.length === 0) return [];
  const general = namesOf(tableOf(disclosure, 'general-expenditure'));
  const fiscal = fiscalNames(disclosure);
  const all = [namesOf(tableOf(disclosure, 'expenditure')), lineNames(disclosure)];
  const isAll = isGeneralOnly(disclosure);
  return texts.flatMap((text) => {
    const name = functionName(text.statement.subjects[0] ?? '');
    const listed = context.isGeneral(text) ? [general, ...(isAll ? all : []), fiscal] : [...all].reverse();
    for (const names of listed) {
      const place = names && amountOf(names, name);
      if (!place) continue;
      const isCertain = (name.code !== undefined || name.levels.length > 2) && (names === general || isAll);
      return [{ text, place, kind: 'function' as const, isCertain }];
    }
    return [];
  });
}

/** What rows of a table are called, with the amount that each shows. */
interface Names {
  readonly byName: ReadonlyMap<string, readonly PanelRow[]>;
  readonly byCode: ReadonlyMap<string, PanelRow>;
  readonly amount: (row: PanelRow) => Amount | undefined;
}

function namesOf(table: TableModel | undefined): Names | undefined {
  const panel = codePanel(table);
  const column = table && panel && totalColumn(table, panel);
  if (!panel || column === undefined) return undefined;
  return {
    byName: rowsByName(panel.rows),
    byCode: rowsByCode(panel),
    amount: ({ amounts }) => amounts[column],
  };
}

function lineNames(disclosure: Disclosure): Names | undefined {
  const lines = sideLines(tableOf(disclosure, 'revenue-expenditure'), 'expenditure');
  return (
    lines && {
      byName: rowsByName(lines.items),
      byCode: new Map(),
      amount: (row) => lineAmount(lines, row),
    }
  );
}

/** The lines of the 财政拨款 table, with what 一般公共预算 pays of them. */
function fiscalNames(disclosure: Disclosure): Names | undefined {
  const table = tableOf(disclosure, 'fiscal-revenue-expenditure');
  const lines = sideLines(table, 'expenditure');
  const column = table && lines && columnOf(table, lines.panel, 'general');
  if (!lines || column === undefined) return undefined;
  return {
    byName: rowsByName(lines.items),
    byCode: new Map(),
    amount: ({ amounts }) => amounts[column],
  };
}

/** Sources of revenue by the lines of 收支总表: 事业收入, 上级补助收入, 其他收入. */
function revenues(disclosure: Disclosure, texts: readonly TextAmount[]): NamedItem[] {
  const lines = sideLines(tableOf(disclosure, 'revenue-expenditure'), 'revenue');
  const amounts = byName(lines?.items ?? [], (row) => lineAmount(lines, row));
  return texts.flatMap((text) => {
    const place = amounts.get(rowKey(text.statement.subjects[0] ?? ''));
    return place ? [{ text, place, kind: 'revenue' as const }] : [];
  });
}

const rowsByName = memoize((rows: readonly PanelRow[]): ReadonlyMap<string, readonly PanelRow[]> => {
  const found = new Map<string, PanelRow[]>();
  for (const row of rows) {
    const key = rowKey(row.label);
    if (row.role === 'item' && key !== '') found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
});

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

function byName(
  rows: readonly PanelRow[],
  amountOf: (row: PanelRow) => Amount | undefined,
): ReadonlyMap<string, Amount> {
  const found = new Map<string, Amount>();
  for (const [key, [row, ...others]] of rowsByName(rows)) {
    const amount = others.length === 0 ? amountOf(row) : undefined;
    if (amount) found.set(key, amount);
  }
  return found;
}

const SPENDING = '支出';

/** Some tables leave 支出 off the names of functions. */
function rowKey(name: string): string {
  const key = nameKey(name);
  return key.length > SPENDING.length + 1 && key.endsWith(SPENDING) ? key.slice(0, -SPENDING.length) : key;
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

interface Project {
  readonly key: string;
  readonly amount: Amount;
}

/** Same name first; then one name that holds the other; of projects of one name, those of the same amount first. */
function projects(disclosure: Disclosure, texts: readonly TextAmount[]): NamedItem[] {
  const items: NamedItem[] = [];
  const open = new Set(texts);
  const listed = new Set(projectsOf(disclosure));
  const pair = (match: (phrase: string, project: Project) => boolean): void => {
    for (const text of [...open]) {
      const place = only(text, open, listed, match);
      if (!place) continue;
      items.push({ text, place: place.amount, kind: 'project' });
      open.delete(text);
      listed.delete(place);
    }
  };
  pair((phrase, project) => phrase === project.key);
  pair((phrase, project) => phrase.includes(project.key) || project.key.includes(phrase));
  const others = [...open].flatMap((text) => {
    const place = likelyProject(text, listed);
    return place ? [{ text, place, kind: 'project' as const }] : [];
  });
  return [...items, ...others];
}

/** Names of one project share at least so many of their pairs of neighbouring characters. */
const ALIKE = 0.5;

/** The project of a similar name whose amount, in place of the number, makes the list add up. */
function likelyProject({ statement, printed }: TextAmount, listed: ReadonlySet<Project>): Amount | undefined {
  const { list, subjects } = statement;
  if (!list) return undefined;
  const sum = list.parts.reduce<Exact>((value, part) => add(value, part.printed.value), 0);
  const missing = subtract(list.total.printed.value, sum);
  const phrase = projectCore(nameKey(subjects[0] ?? ''));
  const found = [...listed].filter(
    ({ key, amount }) =>
      equal(amount.printed.value, add(printed.value, missing)) && likeness(phrase, key) >= ALIKE,
  );
  return found.length === 1 ? found[0].amount : undefined;
}

/** Twice the pairs of neighbouring characters that two names share, of all that they have. */
function likeness(a: string, b: string): number {
  const pairs = pairsOf(a);
  const others = pairsOf(b);
  const shared = [...pairs].filter((pair) => others.has(pair)).length;
  return (2 * shared) / Math.max(1, pairs.size + others.size);
}

function pairsOf(name: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2)));
}

/** The project that a text names: the only one, or the only one of that amount. */
function only(
  text: TextAmount,
  open: ReadonlySet<TextAmount>,
  listed: ReadonlySet<Project>,
  match: (phrase: string, project: Project) => boolean,
): Project | undefined {
  const phrase = coreOf(text);
  const found = [...listed].filter((project) => match(phrase, project));
  const rivals = [...open].filter((other) => found.some((project) => match(coreOf(other), project)));
  if (found.length === 1 && rivals.length === 1) return found[0];
  const same = found.filter(({ amount }) => equal(amount.printed.value, text.printed.value));
  const sameRivals = rivals.filter((other) => equal(other.printed.value, text.printed.value));
  return same.length === 1 && sameRivals.length === 1 ? same[0] : undefined;
}

function coreOf({ statement }: TextAmount): string {
  return projectCore(nameKey(statement.subjects[0] ?? ''));
}

/** Projects by the forms with their targets, else by the rows of the table of projects. */
function projectsOf(disclosure: Disclosure): readonly Project[] {
  const forms = disclosure.tables.flatMap((table): Project[] => {
    const form = readForm(table);
    return form?.budget ? [{ key: projectCore(nameKey(form.name)), amount: form.budget }] : [];
  });
  if (forms.length > 0) return forms;
  const table = tableOf(disclosure, 'project-expenditure');
  const panel = table?.panels.find(({ amountColumns }) => amountColumns.length > 0);
  const column = table && panel && totalColumn(table, panel);
  if (!panel || column === undefined) return [];
  const rows = byName(panel.rows, (row) => row.amounts[column]);
  return [...rows].map(([key, amount]) => ({ key: projectCore(key), amount }));
}
