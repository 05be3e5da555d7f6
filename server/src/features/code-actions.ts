/** What can be done at a place: quick fixes of findings, recomputing, and fixing everything. */

import type { CodeAction, Diagnostic, Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Amount } from '../disclosure/model';
import type { DiagnosticCode } from '../rules/diagnostic-codes';
import type { Finding, Fix, Locale } from '../rules/model';
import { say } from '../rules/wording';
import { memoize } from '../text/memo';
import { diagnosticOf } from './diagnostics';
import { type FixesOfOne, fixAll, fixesOf } from './fix-all';
import { linedUp } from './line-up';
import { tableAt } from './lookup';
import { CodeActionKind } from './lsp-values';
import { type CheckedDocument, FIX_ALL_KIND, RECOMPUTE_KIND, type Recomputation } from './model';
import { isBefore, isSameRange, rangeOfPlace, textEditOf } from './ranges';
import { type CheckAgain, recomputeScope, recomputeThoroughly } from './recompute';
import { isBroken } from './relations';
import { type Waiving, waiverActions } from './waiver-actions';

/** The command that adds a code to the list of the workspace: `[uri, code, name, year]`. */
export const ADD_TO_LIST = 'gouji.addToClassification';

/** A request as LSP has it. */
export interface CodeActionRequest {
  readonly uri: string;
  readonly range: Range;
  /** Those that the client shows there; its data is not relied on. */
  readonly diagnostics: readonly Diagnostic[];
  readonly only?: readonly string[];
  /** How the client lets something stand; absent where the document lies in no folder. */
  readonly waiving?: Waiving;
}

/** Turns a diagnostic code into the address of its page in the manual. */
type Documentation = (code: string) => string | undefined;

/** Quick fixes, then recomputing, then fixing all; nothing that would change nothing. */
export function codeActions(
  document: CheckedDocument,
  request: CodeActionRequest,
  documentation: Documentation,
  checkAgain: CheckAgain,
): CodeAction[] {
  const { only } = request;
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix)) actions.push(...quickFixes(document, request, documentation));
  if (wants(only, RECOMPUTE_KIND)) actions.push(...recomputations(document, request, checkAgain));
  if (wants(only, FIX_ALL_KIND)) actions.push(...fixAllAction(document, request));
  return actions;
}

/** Whether a kind is asked for: by itself or by a kind above it; without a filter, all are. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  if (!only?.length) return true;
  return only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

function quickFixes(
  document: CheckedDocument,
  request: CodeActionRequest,
  documentation: Documentation,
): CodeAction[] {
  const findings = concerned(document, request);
  const found = findings.flatMap((finding) => offersOf(document, finding).map((fix) => ({ finding, fix })));
  const sorted = [...found].sort((a, b) => rank(a.fix) - rank(b.fix));
  return [
    ...withoutRepeats(
      sorted.map(({ finding, fix }) => quickFix(document, finding, fix, request, documentation)),
    ),
    ...additions(document, request),
    ...allOfOneKind(document, findings, request),
    ...withoutRepeats(waivers(document, findings, request, documentation)),
  ];
}

const fixesByCode = memoize((_: CheckedDocument) => new Map<DiagnosticCode, FixesOfOne>());

/** Mends all findings of a code at once, where there are several. */
function allOfOneKind(
  document: CheckedDocument,
  findings: readonly Finding[],
  { uri }: CodeActionRequest,
): CodeAction[] {
  const { locale } = document.settings;
  const known = fixesByCode(document);
  return [...new Set(findings.map(({ code }) => code))].flatMap((code) => {
    const fixes = known.get(code) ?? fixesOf(document, code);
    known.set(code, fixes);
    if (fixes.count < 2) return [];
    const title = say(
      locale,
      `改正全部 ${code}（${fixes.count} 处）`,
      `Fix all of ${code} (${fixes.count} places)`,
    );
    return [actionOf(title, CodeActionKind.QuickFix, uri, linedUp(document, fixes.edits))];
  });
}

/** Lets findings stand, or undoes that. */
function waivers(
  document: CheckedDocument,
  findings: readonly Finding[],
  { uri, range, waiving }: CodeActionRequest,
  documentation: Documentation,
): CodeAction[] {
  return waiverActions(document, findings, {
    uri,
    range,
    waiving,
    diagnosticOf: (finding) => diagnosticOf(document, finding, { uri, documentation }),
    linedUp: (edits) => linedUp(document, edits),
  });
}

/** Codes that are not in the classification may be new: whoever knows so adds them to a list. */
function additions(document: CheckedDocument, request: CodeActionRequest): CodeAction[] {
  const { locale } = document.settings;
  const entries = concerned(document, request).flatMap(({ data }) => data?.listEntry ?? []);
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  return [...byCode.values()].map(({ code, name, year }) => {
    const title = say(locale, `将 ${code} ${name} 加入科目表`, `Add ${code} ${name} to the list of codes`);
    const command = { title, command: ADD_TO_LIST, arguments: [request.uri, code, name, year] };
    return { title, kind: CodeActionKind.QuickFix, command };
  });
}

/** The findings behind the client's diagnostics, or at the range when the client shows none that is still true. */
function concerned(document: CheckedDocument, { diagnostics, range }: CodeActionRequest): Finding[] {
  const candidates = document.findings.map((finding) => ({
    finding,
    range: rangeOfPlace(document, finding.place),
  }));
  const isAround = ({ place, places = [place] }: Finding) =>
    places.some((each) => touch(rangeOfPlace(document, each), range));
  const shown = candidates.filter((candidate) =>
    diagnostics.some((shownOne) => isShownAs(shownOne, candidate.finding, candidate.range)),
  );
  const found = shown.length > 0 ? shown : candidates.filter(({ finding }) => isAround(finding));
  return found.map(({ finding }) => finding);
}

function isShownAs(diagnostic: Diagnostic, finding: Finding, range: Range): boolean {
  return diagnostic.code === finding.code && isSameRange(diagnostic.range, range);
}

function touch(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

/** A fix ready to be offered. */
interface Offer {
  readonly title: string;
  readonly kind: Fix['kind'];
  readonly isPreferred: boolean;
  readonly edits: readonly TextEdit[];
}

/** The finding's own fixes; recomputing its amount is added where it would help and is not among them. */
function offersOf(document: CheckedDocument, finding: Finding): Offer[] {
  const { locale } = document.settings;
  const offers: Offer[] = finding.fixes.map(({ title, kind, isPreferred, edits }) => ({
    title: title(locale),
    kind,
    isPreferred,
    edits: edits.map((edit) => textEditOf(document, edit)),
  }));
  if (!finding.amount || offers.some(({ kind }) => kind === 'recompute')) return offers;
  const recomputed = recomputeOffer(document, finding.amount, locale);
  return recomputed ? [...offers, recomputed] : offers;
}

function recomputeOffer(document: CheckedDocument, amount: Amount, locale: Locale): Offer | undefined {
  const { edits } = recomputeScope(document, { kind: 'amount', amount });
  if (edits.length === 0) return undefined;
  const own = edits.find(({ range }) => isSameRange(range, rangeOfPlace(document, amount.place)));
  const title = recomputeTitle(own, edits.length - (own ? 1 : 0), locale);
  return { title, kind: 'recompute', isPreferred: false, edits };
}

/** Says whether this amount is changed, and how many others are. */
function recomputeTitle(own: TextEdit | undefined, others: number, locale: Locale): string {
  if (!own)
    return say(locale, `重算其上各级（共 ${others} 处）`, `Recompute what is above it (${others} changes)`);
  const newText = own.newText || say(locale, '空白', '(blank)');
  if (others === 0) return say(locale, `重算此数：${newText}`, `Recompute this amount: ${newText}`);
  return say(
    locale,
    `重算此数：${newText}，并重算其上 ${others} 处`,
    `Recompute this amount: ${newText}, and ${others} more above it`,
  );
}

/** Preferred repair, recompute this amount, others. */
function rank({ isPreferred, kind }: Offer): number {
  if (isPreferred) return 0;
  return kind === 'recompute' ? 1 : 2;
}

function quickFix(
  document: CheckedDocument,
  finding: Finding,
  fix: Offer,
  request: CodeActionRequest,
  documentation: Documentation,
): CodeAction {
  const { uri } = request;
  const own = diagnosticOf(document, finding, { uri, documentation });
  const shown = request.diagnostics.filter((diagnostic) => isShownAs(diagnostic, finding, own.range));
  const action: CodeAction = {
    ...actionOf(fix.title, CodeActionKind.QuickFix, uri, linedUp(document, fix.edits)),
    diagnostics: shown.length > 0 ? shown : [own],
  };
  return fix.isPreferred ? { ...action, isPreferred: true } : action;
}

/** One action an edit: the first of those that do the same is the better one. */
function withoutRepeats(actions: readonly CodeAction[]): CodeAction[] {
  const seen = new Set<string>();
  return actions.filter(({ edit, command }) => {
    const key = JSON.stringify(edit ?? command);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

// Edits of a whole document take a pass over all its relations, and editors ask at every move of the cursor.
const recomputeAll = memoize((checkAgain: CheckAgain) =>
  memoize((document: CheckedDocument) =>
    withLines(document, recomputeThoroughly(document, 'document', undefined, checkAgain)),
  ),
);
const fixEverything = memoize((document: CheckedDocument) => linedUp(document, fixAll(document)));

/** A recomputation with the edits that make it and keep tables in line. */
function withLines(document: CheckedDocument, recomputation: Recomputation) {
  return { ...recomputation, whole: linedUp(document, recomputation.edits) };
}

function recomputations(
  document: CheckedDocument,
  { uri, range }: CodeActionRequest,
  checkAgain: CheckAgain,
): CodeAction[] {
  const at = tableAt(document, range.start);
  if (!at) return [];
  const { locale } = document.settings;
  const here = isBroken(document, at.table) ? recomputationsHere(document, range.start, checkAgain) : [];
  const offers = [
    ...here,
    { title: say(locale, '重算全文', 'Recompute the document'), ...recomputeAll(checkAgain)(document) },
  ];
  return offers
    .filter(({ edits }) => edits.length > 0)
    .map(({ title, edits, kept, whole }) =>
      actionOf(title + changesText({ edits, kept }, locale), RECOMPUTE_KIND, uri, whole),
    );
}

function recomputationsHere(document: CheckedDocument, position: Position, checkAgain: CheckAgain) {
  const { locale } = document.settings;
  return [
    {
      title: say(locale, '重算本行', 'Recompute this row'),
      ...withLines(document, recomputeThoroughly(document, 'row', position, checkAgain)),
    },
    {
      title: say(locale, '重算本表', 'Recompute this table'),
      ...withLines(document, recomputeThoroughly(document, 'table', position, checkAgain)),
    },
  ];
}

/** `（3 处）`, `（3 处；2 处另有佐证，不改）` */
function changesText({ edits, kept }: Recomputation, locale: Locale): string {
  const changes = say(
    locale,
    `${edits.length} 处`,
    `${edits.length} ${edits.length > 1 ? 'changes' : 'change'}`,
  );
  if (kept.length === 0) return say(locale, `（${changes}）`, ` (${changes})`);
  return say(
    locale,
    `（${changes}；另有 ${kept.length} 处与他数相符或其下存疑，不改）`,
    ` (${changes}; ${kept.length} left alone: others agree with them, or doubt what is below)`,
  );
}

function fixAllAction(document: CheckedDocument, { uri }: CodeActionRequest): CodeAction[] {
  const edits = fixEverything(document);
  if (edits.length === 0) return [];
  const title = say(document.settings.locale, '改正全部可确定的错误', 'Fix everything that is certain');
  return [actionOf(title, FIX_ALL_KIND, uri, edits)];
}

function actionOf(title: string, kind: string, uri: string, edits: readonly TextEdit[]): CodeAction {
  return { title, kind, edit: { changes: { [uri]: [...edits] } } };
}
