/** What stands above each table in an editor: how much of it was read and is tied, its errors, and recomputing it. */

import type { CodeLens, Range } from 'vscode-languageserver-types';
import { askedIn } from '../disclosure/asked';
import type { TableModel } from '../disclosure/model';
import type { Counted, Covered } from '../reconcile/coverage';
import type { Finding, Locale } from '../rules/model';
import { say } from '../rules/wording';
import { complaintsIn } from './complaints';
import { coverageIn } from './coverage';
import { countText } from './coverage-words';
import { type CheckedDocument, RECOMPUTE_TABLE } from './model';
import { rangeOfPlace } from './ranges';
import { isBroken } from './relations';

/** The lenses of all tables that print numbers, in order; none where the settings ask for none. Edits are for `uri`. */
export function codeLenses(document: CheckedDocument, uri: string): CodeLens[] {
  if (!document.settings.codeLens) return [];
  return document.model.disclosures.flatMap((disclosure) => {
    const covered = coverageIn(document, disclosure);
    return disclosure.tables.flatMap((table) => lensesOf(document, table, covered, uri));
  });
}

function lensesOf(document: CheckedDocument, table: TableModel, covered: Covered, uri: string): CodeLens[] {
  const counted = covered.byTable.get(table);
  if (!counted || counted.tables.printed === 0) return [];
  const { locale } = document.settings;
  const range = placeOfLens(document, table);
  const complaints = complaintsIn(document.findings).get(table.table) ?? [];
  const titles = [coverageTitle(counted, locale), complaintTitle(complaints, locale)];
  const lenses = titles
    .filter((title) => title !== '')
    .map((title) => ({ range, command: { title, command: '' } }));
  if (!mayRecompute(document, table, complaints)) return lenses;
  const title = say(locale, '重算本表', 'Recompute this table');
  const command = { title, command: RECOMPUTE_TABLE, arguments: [uri, startOfRows(document, table)] };
  return [...lenses, { range, command }];
}

/** Whether recomputing may change anything. A view is not written to, nor what was not read to its end. */
function mayRecompute(document: CheckedDocument, table: TableModel, complaints: readonly Finding[]): boolean {
  if (document.original || document.partial) return false;
  // Where only a tie to another table is broken, what is wrong stands in the other.
  return (complaints.length > 0 && isBroken(document, table)) || askedIn(table).length > 0;
}

/** The title, where it is printed right above the table, or else where the table begins. */
function placeOfLens(document: CheckedDocument, { table, titlePlace }: TableModel): Range {
  const isOwn = titlePlace?.block === table;
  const place = isOwn && titlePlace ? titlePlace : { block: table, start: table.start, end: table.start };
  return rangeOfPlace(document, place);
}

/** A position by which the command finds the table. */
function startOfRows(document: CheckedDocument, { table }: TableModel): Range['start'] {
  const start = table.rows[0]?.cells[0]?.start ?? table.start;
  return rangeOfPlace(document, { block: table, start, end: start }).start;
}

/** `读懂 80 · 勾稽 78 · 未读懂 4`; the last only where something was not read. */
export function coverageTitle({ tables: { printed, read, tied } }: Counted, locale: Locale): string {
  const unread = printed - read;
  const words = [
    say(locale, `读懂 ${countText(read)}`, `${countText(read)} read`),
    say(locale, `勾稽 ${countText(tied)}`, `${countText(tied)} tied`),
  ];
  if (unread > 0) words.push(say(locale, `未读懂 ${countText(unread)}`, `${countText(unread)} not read`));
  return words.join(' · ');
}

/** `1 处错误 · 2 处警告`; empty where there is neither. */
export function complaintTitle(findings: readonly Finding[], locale: Locale): string {
  const errors = findings.filter(({ severity }) => severity === 1).length;
  const warnings = findings.length - errors;
  const words: string[] = [];
  if (errors > 0) words.push(say(locale, `${errors} 处错误`, `${errors} ${errors > 1 ? 'errors' : 'error'}`));
  if (warnings > 0)
    words.push(say(locale, `${warnings} 处警告`, `${warnings} ${warnings > 1 ? 'warnings' : 'warning'}`));
  return words.join(' · ');
}
