/** What can be let stand of what is found, and what has become of the waivers that a workspace keeps. */

import type { Range } from 'vscode-languageserver-types';
import {
  canBeWaived,
  contentOf,
  isExpired,
  type KeptWaiver,
  membersOf,
  type Waived,
} from '../reconcile/let-stand';
import type { DiagnosticCode } from '../rules/diagnostic-codes';
import type { Finding, Locale } from '../rules/model';
import { say } from '../rules/wording';
import type { CheckedDocument } from './model';
import { isBefore, rangeOfPlace } from './ranges';
import { keyOf } from './waiver-file';

/** The client's command that asks for a reason and lets something stand: `[uri, proposal]`. */
export const WAIVE_COMMAND = 'gouji.waive';
/** The client's command that undoes that: `[file, waivers]`. */
export const UNWAIVE_COMMAND = 'gouji.unwaive';
/** The client's command that sets the level of a rule: `[code]`. */
export const RULE_LEVEL_COMMAND = 'gouji.setRuleLevel';

/** How much is let stand. */
export type WaiverScope = 'place' | 'document' | 'workspace';

/** Something that may be let stand: waivers that still lack their reason. */
export interface WaiverProposal {
  readonly title: string;
  readonly scope: WaiverScope;
  readonly code: DiagnosticCode;
  readonly waivers: readonly Omit<KeptWaiver, 'reason'>[];
}

/** `used` and `unused` are told of the document that a waiver is for; of others nothing is known. */
export type WaiverState = 'used' | 'unused' | 'expired' | 'unknown';

/** A reason to be replaced by the real one. */
export function placeholderReason(locale: Locale): string {
  return say(locale, '请写明原因', 'say why');
}

/** What of a finding may be let stand: this place, its code in the document, its code everywhere. */
export function waiverProposals(document: CheckedDocument, finding: Finding): WaiverProposal[] {
  const { model, settings } = document;
  const { waivers, locale } = settings;
  if (!waivers || !canBeWaived(finding)) return [];
  const { file } = waivers;
  const { code } = finding;
  const contents = membersOf(finding).map((member) => contentOf(model, member, file));
  const places =
    contents.length > 1 ? say(locale, `（${contents.length} 处）`, ` (${contents.length} places)`) : '';
  return [
    {
      title: say(locale, `忽略这里的 ${code}${places}…`, `Let ${code} stand here${places} …`),
      scope: 'place',
      code,
      waivers: contents,
    },
    {
      title: say(locale, `本文件中忽略 ${code}…`, `Let ${code} stand in this document …`),
      scope: 'document',
      code,
      waivers: [{ code, file }],
    },
    {
      title: say(locale, `整个工作区忽略 ${code}…`, `Let ${code} stand in the workspace …`),
      scope: 'workspace',
      code,
      waivers: [{ code }],
    },
  ];
}

/** The waivers of the places that a range touches. */
export function waiversAt(document: CheckedDocument, range: Range): KeptWaiver[] {
  const here = (document.waived ?? []).filter(({ finding }) => {
    const own = rangeOfPlace(document, finding.place);
    return !isBefore(own.end, range.start) && !isBefore(range.end, own.start);
  });
  return [...new Map(here.map(({ waiver }) => [keyOf(waiver), waiver])).values()];
}

/** What has become of each waiver as one document sees it. */
export function waiverStates(document: CheckedDocument): Map<KeptWaiver, WaiverState> {
  const { waivers } = document.settings;
  const used = new Set(document.waived?.map(({ waiver }) => waiver));
  const stateOf = (waiver: KeptWaiver): WaiverState => {
    if (used.has(waiver)) return 'used';
    if (isExpired(waiver, waivers?.today ?? '')) return 'expired';
    return waiver.file === waivers?.file ? 'unused' : 'unknown';
  };
  return new Map(waivers?.kept.map((waiver) => [waiver, stateOf(waiver)]));
}

/** The waivers of a document that let nothing stand: their findings are gone, or their day is over. */
export function idleWaivers(document: CheckedDocument): { waiver: KeptWaiver; state: WaiverState }[] {
  const { file } = document.settings.waivers ?? {};
  return [...waiverStates(document)]
    .filter(([waiver, state]) => state === 'unused' || (state === 'expired' && waiver.file === file))
    .map(([waiver, state]) => ({ waiver, state }));
}

/** A waiver in one line: its code and what it is for. */
export function waiverText({ code, file, where }: KeptWaiver, locale: Locale): string {
  if (where !== undefined) return `${code} ${where}`;
  if (file !== undefined) return say(locale, `${code} 全文件`, `${code} in the document`);
  return say(locale, `${code} 整个工作区`, `${code} in the workspace`);
}

/** What is let stand, with the reason. */
export function waivedText({ finding, waiver: { reason } }: Waived, locale: Locale): string {
  const said = finding.message(locale);
  return say(locale, `已忽略（${reason}）：${said}`, `Let stand (${reason}): ${said}`);
}
