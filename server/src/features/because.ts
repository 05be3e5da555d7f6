/** Why a table was read as it was: the sums that its structure means, how many of them hold, and those that were not taken. */

import type { Position, Range } from 'vscode-languageserver-types';
import type { Amount, Disclosure, TableModel } from '../disclosure/model';
import { amountsOf, tableOf } from '../reconcile/graph';
import { judgeAll } from '../reconcile/judge';
import type { DiagnosticCode } from '../rules/diagnostic-codes';
import type { Judged, Locale, Relation } from '../rules/model';
import { columnNames } from '../rules/names';
import { say } from '../rules/wording';
import { memoize } from '../text/memo';
import { amountAt, disclosureOf } from './lookup';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';

/** One thing that speaks for how a table was read, or against another way to read it. */
export interface Because {
  readonly kind: 'sum';
  readonly rule: DiagnosticCode;
  /** What is added up, and how that fares, in words of the user. */
  readonly text: string;
  /** How many of its sums over printed amounts hold, rounding included, and how many do not. */
  readonly holds: number;
  readonly broken: number;
  /** False where so few of them hold that the table is not taken to mean them. */
  readonly isTaken: boolean;
  /** The first total that it is about. */
  readonly range: Range;
}

/** All that speaks for the reading of a table; empty where nothing is added up in it. */
export function becauseOf(document: CheckedDocument, disclosure: Disclosure, table: TableModel): Because[] {
  return structuresOf(document, disclosure)
    .filter(({ sums }) => tableOf(sums[0].relation) === table)
    .map((structure) => worded(document, structure));
}

/** What speaks for the reading of the table around an amount, a line each: only what has to do with the amount. */
export function explainReading(document: CheckedDocument, position: Position): string[] {
  const amount = document.language === 'unrecognised' ? undefined : amountAt(document, position);
  const disclosure = amount && disclosureOf(document, amount.place.block);
  if (!amount || !disclosure) return [];
  return structuresOf(document, disclosure)
    .filter(({ sums }) => sums.some(({ relation }) => amountsOf(relation).includes(amount)))
    .map((structure) => worded(document, structure).text);
}

/** The sums across rows that some columns of a table are in, a line each. */
export function becauseOfColumns(
  document: CheckedDocument,
  disclosure: Disclosure,
  table: TableModel,
  columns: readonly number[],
): string[] {
  const isOfColumns = ({ relation: { total, parts } }: Judged): boolean =>
    parts.every(({ amount }) => isBeside(amount, total)) &&
    [total, ...parts.map(({ amount }) => amount)].some(({ cell }) => cell && columns.includes(cell.column));
  return structuresOf(document, disclosure)
    .filter(({ sums }) => sums[0].relation.total.cell?.table === table && isOfColumns(sums[0]))
    .map((structure) => worded(document, structure).text);
}

/** Sums of one table that stand or fall together. */
interface Structure {
  readonly sums: readonly [Judged, ...Judged[]];
  readonly isTaken: boolean;
}

/** Asked for table by table. */
const knownStructures = memoize((_: CheckedDocument) => new Map<Disclosure, readonly Structure[]>());

function structuresOf(document: CheckedDocument, disclosure: Disclosure): readonly Structure[] {
  const known = knownStructures(document);
  const structures = known.get(disclosure) ?? findStructures(document, disclosure);
  known.set(disclosure, structures);
  return structures;
}

function findStructures(document: CheckedDocument, disclosure: Disclosure): Structure[] {
  const verdicts = document.parts.get(disclosure);
  if (!verdicts) return [];
  const taken = new Set(verdicts.judged.map(({ relation }) => relation));
  const isExact = document.settings.tolerance === 'exact';
  return verdicts.relations.flatMap((list) => {
    const byTemplate = new Map<string, [Judged, ...Judged[]]>();
    for (const one of judgeAll(list, isExact).all) {
      if (one.residual.terms === 0 || !tableOf(one.relation)) continue;
      const own = byTemplate.get(keyOf(one.relation));
      if (own) own.push(one);
      else byTemplate.set(keyOf(one.relation), [one]);
    }
    return [...byTemplate.values()].map((sums) => ({
      sums,
      isTaken: sums.some(({ relation }) => taken.has(relation)),
    }));
  });
}

/** The numbers of templates count panels of one table. */
function keyOf({ rule, template }: Relation): string {
  return `${rule} ${template}`;
}

function worded(document: CheckedDocument, { sums, isTaken }: Structure): Because {
  const { locale } = document.settings;
  const [{ relation }] = sums;
  const broken = sums.filter(({ status }) => status === 'broken').length;
  const holds = sums.length - broken;
  const counts = say(locale, `${holds} 处相符，${broken} 处不符`, `${holds} hold, ${broken} do not`);
  const verdict = isTaken ? '' : say(locale, '，未采用', '; not taken');
  const text = `${meaning(relation, locale)}${say(locale, '：', ': ')}${counts}${verdict}`;
  return {
    kind: 'sum',
    rule: relation.rule,
    text,
    holds,
    broken,
    isTaken,
    range: rangeOfPlace(document, relation.total.place),
  };
}

/** `合计 = 基本支出 + 项目支出` across a row; down a column, what its rows are to each other. */
function meaning(relation: Relation, locale: Locale): string {
  const { total, parts, rule } = relation;
  if (parts.every(({ amount }) => isBeside(amount, total))) {
    const nameOf = columnNames([total, ...parts.map(({ amount }) => amount)]);
    const [first, ...others] = parts.map(({ amount, sign }) => {
      return { sign: sign < 0 ? ' - ' : ' + ', name: nameOf(amount) };
    });
    return `${nameOf(total)} = ${first.name}${others.map(({ sign, name }) => sign + name).join('')}`;
  }
  return DOWN[rule]?.(locale) ?? say(locale, '上一级 = 下一级之和', 'a row is the sum of those below it');
}

function isBeside({ cell }: Amount, { cell: other }: Amount): boolean {
  return cell !== undefined && cell.row === other?.row;
}

const DOWN: Readonly<Partial<Record<DiagnosticCode, (locale: Locale) => string>>> = {
  'sum/total': (locale) => say(locale, '合计 = 各项之和', 'the total is the sum of the rows'),
  'sum/balance': (locale) => say(locale, '总计 = 本年合计与结转之和', 'the grand total includes carry-overs'),
};
