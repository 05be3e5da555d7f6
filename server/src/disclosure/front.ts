/** What a document says of itself as a whole, so that it need not be said above every table: its body, year and unit. */

import { UNITS } from '../amounts/units';
import { BODY_KEYS, type FrontLine } from '../tables/front-matter';
import type { ReadDocument } from '../tables/model';
import { captionParts } from './caption-parts';
import type { Disclosure, TableModel } from './model';

export interface Front {
  /** With its code where one is printed. */
  readonly body?: string;
  readonly year?: number;
  /** What the front matter says, known as a unit or not; else what most tables print; none where none does. */
  readonly unit?: string;
  /** What the body is called: 部门 or 单位名称. */
  readonly bodyWord: string;
}

/** The front of a document. Several disclosures in one document share no more than their unit. */
export function frontOf({ frontMatter }: ReadDocument, disclosures: readonly Disclosure[]): Front {
  const unit =
    (frontMatter?.unit || undefined) ??
    commonest(
      disclosures.flatMap(({ tables }) => tables.flatMap((table) => (table.unitPrinted ? [table.unit] : []))),
    );
  const isUnit = disclosures.some(({ tables }) => tables.some(({ title }) => title.startsWith('单位预算')));
  const bodyWord = isUnit ? '单位名称' : '部门';
  if (disclosures.length !== 1) return { unit, bodyWord };
  const [{ tables, body, year }] = disclosures;
  const printed = tables.flatMap(({ table }) =>
    table.caption.lines.map(({ text }) => captionParts(text).body),
  );
  const coded = frontMatter?.body ?? printed.find((each) => each !== undefined);
  return { unit, bodyWord, year, body: coded ?? body };
}

/**
 * The front matter of a document in the table language, its fences included: lines that are `written` already stay as they
 * are, mistaken ones too, and what they do not say is added.
 */
export function frontLines(
  { body, year, unit, bodyWord }: Front,
  written: readonly FrontLine[] = [],
): string[] {
  const says = (...keys: readonly string[]) =>
    written.some(({ key }) => key !== undefined && keys.includes(key));
  const lines = ['---', ...written.map(({ text }) => text)];
  if (body !== undefined && !says(...BODY_KEYS)) lines.push(`${bodyWord}: ${body}`);
  if (year !== undefined && !says('年度')) lines.push(`年度: ${year}`);
  if (unit !== undefined && !says('金额单位')) lines.push(`金额单位: ${unit}`);
  return [...lines, '---'];
}

/** The unit of a table as it is said: where a word that is no known unit stands for it, above it or in the front, that word. */
export function saidUnit({ unknownUnit, unitPrinted, unit }: TableModel, front: Front): string {
  if (unknownUnit !== undefined) return unknownUnit;
  const isFrontKnown = front.unit === undefined || UNITS.some((each) => each === front.unit);
  return unitPrinted || isFrontKnown ? unit : (front.unit ?? unit);
}

function commonest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
