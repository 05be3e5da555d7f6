/** What a document says of itself as a whole, so that it need not be said above every table: its body, year and unit. */

import type { ReadDocument } from '../tables/model';
import { captionParts } from './caption-parts';
import type { Disclosure } from './model';

export interface Front {
  /** With its code where one is printed. */
  readonly body?: string;
  readonly year?: number;
  /** What most tables print; none where no table does. */
  readonly unit?: string;
  /** What the body is called: 部门 or 单位名称. */
  readonly bodyWord: string;
}

/** The front of a document. Several disclosures in one document share no more than their unit. */
export function frontOf({ frontMatter }: ReadDocument, disclosures: readonly Disclosure[]): Front {
  const unit =
    commonest(
      disclosures.flatMap(({ tables }) => tables.flatMap((table) => (table.unitPrinted ? [table.unit] : []))),
    ) ?? frontMatter?.unit;
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

/** The front matter of a document in the table language, its fences included. */
export function frontLines({ body, year, unit, bodyWord }: Front): string[] {
  const lines = ['---'];
  if (body !== undefined) lines.push(`${bodyWord}: ${body}`);
  if (year !== undefined) lines.push(`年度: ${year}`);
  if (unit !== undefined) lines.push(`金额单位: ${unit}`);
  return [...lines, '---'];
}

function commonest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
