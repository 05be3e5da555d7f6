/** `--format text`: findings for people to read, each with a place that a terminal makes clickable. */

import type { Locale, Severity } from '../../rules/model';
import { groupBy } from '../../text/collections';
import {
  type Counts,
  type DiagnosticFix,
  dataOf,
  type FileReport,
  hasFindings,
  placeOf,
  type ReportDiagnostic,
  severityOf,
  tableAt,
  whereOf,
  whereOfPlace,
  whereOfRelated,
} from '../report';
import {
  andMore,
  label,
  nothingFound,
  partly,
  severityWord,
  switchedOff,
  total,
  unlisted,
  verdict,
} from '../words';
import type { FormatOptions, Reporter } from './reporter';

/** More related places than this are counted, not listed: the formula names them all. */
const MOST_RELATED = 12;
const INDENT = '    ';

type Paint = (style: keyof typeof STYLES, text: string) => string;

const STYLES = { error: 31, warning: 33, note: 36, order: 32, faint: 2, strong: 1 };

const SEVERITY_STYLES: Readonly<Record<Severity, keyof typeof STYLES>> = {
  1: 'error',
  2: 'warning',
  3: 'note',
  4: 'faint',
};

/** What has to be mended comes first. */
const ORDER: readonly Severity[] = [1, 2, 3, 4];

export function createTextReporter({ colour, locale, level }: FormatOptions): Reporter {
  const paint: Paint = colour ? (style, text) => `\x1b[${STYLES[style]}m${text}\x1b[0m` : (_, text) => text;
  return {
    begin: () => [],
    // Files of which anything is told stand apart, those in order a line each.
    between: (previous, next) => ([previous, next].some(hasAny) ? '\n' : ''),
    *file(report) {
      for (const severity of ORDER.filter((each) => each <= level))
        for (const diagnostic of report.diagnostics)
          if (severityOf(diagnostic) === severity) yield finding(report, diagnostic, paint);
      yield* counted(report, level, paint);
      if (report.partial !== undefined && !report.unreadable) {
        yield `${report.path}${colon(report.locale)}${partly(report.partial, report.locale)}\n`;
      }
      for (const idle of report.idle ?? []) yield `${report.path}${colon(report.locale)}${idle}\n`;
      if (report.hidden !== undefined) yield `${report.path}${colon(report.locale)}${report.hidden}\n`;
      yield `${paint('strong', report.path)}${colon(report.locale)}${paintVerdict(report, paint)}\n`;
    },
    *end(summary, remarks) {
      if (summary.files > 1) yield '\n';
      if (summary.files === 0) yield `${nothingFound(locale)}\n`;
      for (const off of remarks.rulesOff) yield `${paint('warning', switchedOff(off, locale))}\n`;
      if (summary.files > 1) yield `${total(summary, remarks, locale)}\n`;
    },
  };
}

function hasAny(counts: Counts): boolean {
  return hasFindings(counts, 3);
}

function colon(locale: Locale): string {
  return locale === 'en' ? ': ' : '：';
}

function paintVerdict(report: FileReport, paint: Paint): string {
  const { errors, warnings } = report.counts;
  const isUnsure = report.language === 'unrecognised' || report.partial !== undefined;
  return paint(errors > 0 ? 'error' : warnings > 0 || isUnsure ? 'warning' : 'order', verdict(report));
}

/** Findings that are not listed, by kind, a line for each severity. */
function* counted({ diagnostics, locale }: FileReport, level: Severity, paint: Paint): Generator<string> {
  for (const severity of ORDER.filter((each) => each > level)) {
    const codes = diagnostics.flatMap((each) =>
      severityOf(each) === severity && each.code !== undefined ? [String(each.code)] : [],
    );
    const kinds = [...groupBy(codes, (code) => code)].map(([code, { length }]) => ({ code, length }));
    if (kinds.length === 0) continue;
    kinds.sort((a, b) => b.length - a.length);
    yield `${paint(SEVERITY_STYLES[severity], unlisted(severity, codes.length, locale))}${kinds
      .map(({ code, length }) => `${code} ${length}`)
      .join(locale === 'en' ? ', ' : '、')}\n\n`;
  }
}

function finding(report: FileReport, diagnostic: ReportDiagnostic, paint: Paint): string {
  const severity = severityOf(diagnostic);
  const [first, ...rest] = diagnostic.message.split('\n');
  const head = [
    paint('strong', whereOf(report, diagnostic)),
    paint(SEVERITY_STYLES[severity], severityWord(severity, report.locale)),
    first,
    paint('faint', `[${diagnostic.code ?? ''}]`),
  ].join(' ');
  const details = [...rest.map((line) => line.trim()), ...detailsOf(report, diagnostic)];
  return `${[head, ...details.map((line) => INDENT + line)].join('\n')}\n\n`;
}

function* detailsOf(report: FileReport, diagnostic: ReportDiagnostic): Generator<string> {
  const { locale } = report;
  const { relation, fixes, places = [] } = dataOf(diagnostic);
  // What is said of a residue is its formula.
  if (relation && !isRounding(diagnostic) && !isSaid(diagnostic, relation))
    yield label('formula', locale) + relation;
  const table = tableAt(report, diagnostic.range);
  if (report.source) yield label('view', locale) + placeOf(report.path, diagnostic.range);
  else if (table?.title) yield label('table', locale) + table.title;
  const wheres = new Set(places.map((place) => whereOfPlace(report, place)));
  // Where the finding itself stands is told already, and of an original several places may be one cell.
  const others = [...wheres].slice(1);
  for (const where of others.slice(0, MOST_RELATED)) yield label('related', locale) + where;
  if (others.length > MOST_RELATED) yield andMore(others.length - MOST_RELATED, locale);
  const related = isRounding(diagnostic) ? [] : (diagnostic.relatedInformation ?? []);
  for (const each of related.slice(0, MOST_RELATED)) {
    yield `${label('related', locale)}${whereOfRelated(report, each)} ${each.message}`;
  }
  if (related.length > MOST_RELATED) yield andMore(related.length - MOST_RELATED, locale);
  const titles = titlesOf(fixes ?? []);
  if (titles.length > 0) yield label('fix', locale) + titles.join(locale === 'en' ? '; or ' : '；或');
}

/** Nothing is to be mended there, and the message names every part: their places would only be in the way. */
function isRounding({ code }: ReportDiagnostic): boolean {
  return String(code ?? '').endsWith('/rounding');
}

/** So many ways to mend one finding are named. */
const MOST_FIXES = 3;

/** The fix that is certain; where none is, the first of those between which a person has to choose. */
function titlesOf(fixes: readonly DiagnosticFix[]): string[] {
  const preferred = fixes.find(({ isPreferred }) => isPreferred);
  return (preferred ? [preferred] : fixes.slice(0, MOST_FIXES)).map(({ title }) => title);
}

/** A formula that the message or a related place tells already is not told again. */
function isSaid({ message, relatedInformation = [] }: ReportDiagnostic, formula: string): boolean {
  return [message, ...relatedInformation.map((related) => related.message)].some((text) =>
    text.includes(formula),
  );
}
