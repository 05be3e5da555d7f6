/** Lets stand what the waivers of a workspace name by its content: each the very finding that was chosen, and no other. */

import type { DocumentModel } from '../disclosure/model';
import { disclosureOfBlock, nameOfDisclosure, namePlace } from '../model/named-place';
import type { Finding } from '../rules/model';
import { groupBy } from '../text/collections';

/** What a waiver is for. Without `where`, for all of a code in its file; without `file` either, for all of a code. */
export interface WaivedContent {
  readonly code: string;
  /** The path of the document from the folder of the waivers, with `/`. */
  readonly file?: string;
  /** Its body and year, where they are known: they name it in any other file too. */
  readonly disclosure?: string;
  /** As `namePlace` says. */
  readonly where?: string;
  readonly printed?: string;
  /** What should be printed, in the unit of the table. */
  readonly expected?: string;
  /** The formula of a sum, or where no value is expected what is told: what else may be found at the same place says something else. */
  readonly says?: string;
}

/** A waiver as it is kept. */
export interface KeptWaiver extends WaivedContent {
  readonly reason: string;
  readonly author?: string;
  /** The last day on which it counts, `2026-12-31`. */
  readonly until?: string;
}

/** The waivers of a workspace, as one document sees them. The same object as long as none of it changes. */
export interface Waivers {
  /** The path of the document from the folder of the waivers. */
  readonly file: string;
  /** The day of the check, `2026-12-31`. */
  readonly today: string;
  readonly kept: readonly KeptWaiver[];
}

/** A finding that is let stand, and by what. */
export interface Waived {
  readonly finding: Finding;
  readonly waiver: KeptWaiver;
  /** True where the waiver is a comment of the table language. */
  readonly isInText?: true;
}

export interface Told {
  readonly findings: readonly Finding[];
  readonly waived: readonly Waived[];
}

/** Findings on how the table language itself is written are mended, not let stand. */
const OF_LANGUAGE = 'budget/';

/** Whether a waiver counts no more. */
export function isExpired({ until }: KeptWaiver, today: string): boolean {
  return until !== undefined && until < today;
}

/** Whether a finding may be let stand at all. */
export function canBeWaived({ code }: Finding): boolean {
  return !code.startsWith(OF_LANGUAGE);
}

/** The findings that no waiver lets stand, each that tells of several places only of those that are left; `fold` folds them. */
export function letStand(
  model: DocumentModel,
  findings: readonly Finding[],
  waivers: Waivers | undefined,
  fold: (members: readonly Finding[]) => readonly Finding[],
): Told {
  const counting = waivers?.kept.filter((waiver) => !isExpired(waiver, waivers.today)) ?? [];
  if (!waivers || counting.length === 0) return { findings, waived: [] };
  const byKey = groupBy(counting, keyOf);
  const waived: Waived[] = [];
  const isKept = (finding: Finding): boolean => {
    const waiver = canBeWaived(finding) ? waiverOf(byKey, model, finding, waivers.file) : undefined;
    if (waiver) waived.push({ finding, waiver });
    return waiver === undefined;
  };
  const told = findings.flatMap((finding) => {
    const members = membersOf(finding);
    const kept = members.filter(isKept);
    if (kept.length === members.length) return [finding];
    return kept.length === 0 ? [] : fold(kept);
  });
  return { findings: waived.length === 0 ? findings : told, waived };
}

/** What a finding was folded from, or itself. */
export function membersOf(finding: Finding): readonly Finding[] {
  return finding.members ?? [finding];
}

/** Waivers by their code and where they are for; each of a file or of the workspace is for all of a code. */
type ByKey = ReadonlyMap<string, readonly KeptWaiver[]>;

function keyOf({ code, where }: WaivedContent): string {
  return where === undefined ? code : `${code} ${where}`;
}

/** The waiver of a finding; where the same disclosure stands in several files, that of its own, so that none seems unused. */
function waiverOf(
  byKey: ByKey,
  model: DocumentModel,
  finding: Finding,
  file: string,
): KeptWaiver | undefined {
  const whole = byKey.get(finding.code)?.find((each) => each.file === undefined || each.file === file);
  if (whole) return whole;
  const own = contentOf(model, finding, file);
  const such = byKey
    .get(keyOf(own))
    ?.filter((each) => isSameDocument(each, own, model) && CONTENT.every((name) => each[name] === own[name]));
  return such?.find((each) => each.file === file) ?? such?.[0];
}

const CONTENT = ['where', 'printed', 'expected', 'says'] as const;

/** The same body and year are the same document in whatever file; a file of one disclosure is that, whatever its heading says. */
function isSameDocument(waiver: WaivedContent, own: WaivedContent, { disclosures }: DocumentModel): boolean {
  const isNamed = own.disclosure !== undefined && waiver.disclosure === own.disclosure;
  if (waiver.file !== own.file) return isNamed;
  return disclosures.length === 1 || waiver.disclosure === own.disclosure;
}

/** What a waiver of one finding says of it; of a finding that was folded, of one of its members. */
export function contentOf(model: DocumentModel, finding: Finding, file: string): WaivedContent {
  const { code, place, amount, data, message } = finding;
  const disclosure = disclosureOfBlock(model, place.block);
  const name = disclosure && nameOfDisclosure(disclosure);
  const { where, printed } = disclosure
    ? namePlace(model, disclosure, place, amount)
    : { where: '', printed: '' };
  const says = data?.expected === undefined ? message('zh-cn') : formulaOf(finding);
  return {
    code,
    file,
    ...(name && { disclosure: name }),
    where,
    printed: data?.actual ?? printed,
    ...(data?.expected !== undefined && { expected: data.expected }),
    ...(says !== undefined && { says }),
  };
}

/** What adds up to something else at the same place is another finding; what a tie is with is not part of its place. */
function formulaOf({ code, data }: Finding): string | undefined {
  return ADDING_UP.some((group) => code.startsWith(group)) ? data?.relation?.('zh-cn') : undefined;
}

const ADDING_UP = ['sum/', 'target/', 'purchase/', 'asset/'];
