/** Collects the names that a disclosure gives its units and its projects, list by list. */

import { OFFICIAL_NAMES } from '../knowledge/official-words';
import { means } from '../lexicon/describe';
import { ITEMS, numbersOf } from '../lexicon/ordinals';
import type { Cell, Place } from '../tables/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import { compact } from '../text/normalise';
import { captionParts, nameOfBody } from './caption-parts';
import { PROJECT_CODE, readForm } from './forms';
import type { Disclosure, PanelRow, TableModel } from './model';

/** A name without blanks, with its place. */
export interface Name {
  readonly name: string;
  readonly place: Place;
}

const UNIT_LIST = /(?:单位|部门|机构)(?:构成|组成|范围)|预算单位/;
const LISTED = new RegExp(`^${numbersOf(ITEMS)}\\s*([^，,：:]{5,40}?)[；;。]?$`);
const UNIT_NAME = /(?:局|委员会|办公室|中心|站|所|院|校|学|园|馆|队|处|本级|机关|社|会|厅|部|协会|基地)$/;
/** Words that say which part of a body is meant; it is the body all the same. */
const OWN_LEVEL = /(?:[（(](?:机关|本级)[)）]|机关本级|本级|机关)$/;
const PROJECT_WORD = /项目$/;

/** A name of the budget printed short of a word, with what it should be. */
export interface NameSlip {
  readonly place: Place;
  readonly printed: string;
  readonly official: string;
}

/** Such names in the title of each table and in its notes, table by table. */
export function nameSlips({ tables, outline: { notes } }: Disclosure): NameSlip[][] {
  const notesOf = groupBy(notes, ({ table }) => table);
  return tables.map(({ table }) => {
    const { title } = table.caption;
    const own = notesOf.get(table) ?? [];
    return [
      ...(title ? slipsIn(title.text, { block: table, start: title.start, end: title.end }) : []),
      ...own.flatMap(({ text, place }) => slipsIn(text, place)),
    ];
  });
}

function slipsIn(text: string, place: Place): NameSlip[] {
  return OFFICIAL_NAMES.flatMap(({ slip, official }) => {
    const at = text.indexOf(slip);
    if (at < 0) return [];
    const start = place.start + at;
    return [{ place: { ...place, start, end: start + slip.length }, printed: slip, official }];
  });
}

/** Units as a numbered list of the text names them, below a heading of 预算单位构成 or the like. */
export function unitsInText({ outline, blocks }: Disclosure): Name[] {
  const section = outline.sections.findLast(({ title }) => UNIT_LIST.test(title));
  if (!section) return [];
  const from = blocks.indexOf(section.place.block);
  const to = blocks.indexOf(section.end.block);
  return blocks.slice(from, to + 1).flatMap((block) => {
    if (block.type !== 'text') return [];
    const isIn = ({ start, end }: Cell) =>
      (block !== section.place.block || start >= section.place.end) &&
      (block !== section.end.block || end <= section.end.end);
    return block.lines.filter(isIn).flatMap((line) => {
      const printed = LISTED.exec(line.text)?.[1]?.trim() ?? '';
      if (!UNIT_NAME.test(printed)) return [];
      const start = line.start + line.text.indexOf(printed);
      return [{ name: unitName(printed), place: { block, start, end: start + printed.length } }];
    });
  });
}

/** Units that group the rows of tables, those that hold others left out. */
export function unitsInTables({ tables }: Disclosure): Name[] {
  const panels = tables.flatMap((table) => table.panels);
  const rows = panels.flatMap((panel) => panel.rows.filter(({ role }) => role === 'unit'));
  const holding = new Set(rows.flatMap(({ code }) => beginningsOf(code?.digits ?? '')));
  return rows
    .filter(({ code }) => code && !holding.has(code.digits))
    .flatMap((row) => namesOf(row, unitName));
}

/** What a code begins with, itself left out: the codes that hold it. */
function beginningsOf(digits: string): string[] {
  return Array.from(digits, (_, length) => digits.slice(0, length));
}

/** The body whose table it is, as the lines above a table name it. */
export const bodiesInCaption = memoize(({ table }: TableModel): readonly Name[] =>
  table.caption.lines.flatMap((line) => {
    const name = nameOfBody(captionParts(line.text).body ?? '').trim();
    const start = line.start + line.text.lastIndexOf(name);
    if (!UNIT_NAME.test(unitName(name))) return [];
    return [{ name: unitName(name), place: { block: table, start, end: start + name.length } }];
  }),
);

/** A project of a form, under its code and under the two names that the form gives it. */
export interface FormProject {
  readonly code?: string;
  readonly name: Name;
  /** The name in the title of the form. */
  readonly titled?: Name;
}

export const projectOfForm = memoize((table: TableModel): FormProject | undefined => {
  const form = readForm(table);
  if (!form?.namePlace) return undefined;
  const name = { name: projectName(form.name), place: form.namePlace };
  const titled = projectName(form.titleName);
  if (titled === '' || !table.titlePlace) return { code: form.code, name };
  return { code: form.code, name, titled: { name: titled, place: table.titlePlace } };
});

/** A project's name with the code printed beside it. */
export interface CodedName extends Name {
  readonly code: string;
}

/** The project of a form, or those of a list with a column of their codes. */
export function codedProjects(table: TableModel): CodedName[] {
  const form = projectOfForm(table);
  if (form) return form.code ? [{ ...form.name, code: form.code }] : [];
  if (table.kind !== 'project-expenditure') return [];
  const column = table.columns.find(({ path }) => means(path.at(-1) ?? '', 'form-code'));
  if (!column) return [];
  return table.panels.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const code = compact(table.table.rows[row.row].cells[column.index]?.text ?? '');
      if (row.role !== 'item' || !PROJECT_CODE.test(code)) return [];
      return namesOf(row, projectName).map((name) => ({ ...name, code }));
    }),
  );
}

/** The projects that a table lists, or the one that it is about. */
export function projectsInTable(table: TableModel): Name[] {
  const form = readForm(table);
  if (form?.budget) return [{ name: projectName(form.name), place: table.titlePlace ?? form.budget.place }];
  if (table.kind !== 'project-expenditure' && !isProcurement(table)) return [];
  return table.panels.flatMap(({ rows }) =>
    rows.filter(({ role }) => role === 'item').flatMap((row) => namesOf(row, projectName)),
  );
}

/** Purchases are listed by project where their names stand in a column of that name. */
function isProcurement({ kind, panels, columns }: TableModel): boolean {
  return (
    kind === 'procurement' &&
    panels.some(
      ({ nameColumn }) =>
        nameColumn !== undefined && means(columns[nameColumn].path.at(-1) ?? '', 'project-name'),
    )
  );
}

function namesOf({ label, labelPlace }: PanelRow, normalise: (text: string) => string): Name[] {
  return label === '' || !labelPlace ? [] : [{ name: normalise(label), place: labelPlace }];
}

function unitName(text: string): string {
  return compact(text).replace(OWN_LEVEL, '');
}

/** The name of a project without blanks and without the word 项目 behind it. */
export function projectName(text: string): string {
  return compact(text).replace(PROJECT_WORD, '');
}
