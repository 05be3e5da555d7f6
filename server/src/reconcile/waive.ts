/** Leaves out what waivers let stand, and says of those that let nothing stand that they are not needed. */

import type { Disclosure } from '../disclosure/model';
import { DIAGNOSTIC_CODES } from '../rules/diagnostic-codes';
import type { Finding, Words } from '../rules/model';
import { say } from '../rules/wording';
import type { Place } from '../tables/model';
import type { Waiver } from '../tables/waivers';
import { groupBy } from '../text/collections';
import type { Told, Waived } from './let-stand';

/** The findings of a disclosure that no waiver in its text lets stand, with what is wrong with its waivers. */
export function waive({ waivers = [] }: Disclosure, findings: readonly Finding[]): Told {
  if (waivers.length === 0) return { findings, waived: [] };
  const valid = waivers.filter((waiver) => faultOf(waiver) === undefined);
  const byBlock = groupBy(valid, ({ scope }) => scope.block);
  const used = new Set<Waiver>();
  const waived: Waived[] = [];
  const kept = findings.filter((finding) => {
    const { place, places = [place] } = finding;
    const own = places.map((each) =>
      (byBlock.get(each.block) ?? []).filter((waiver) => isAbout(waiver, finding, each)),
    );
    for (const waiver of own.flat()) used.add(waiver);
    // What is told of several places is let stand where it is at all of them.
    if (!own.every((about) => letStand(about, finding))) return true;
    const { code } = finding;
    waived.push({ finding, waiver: { code, reason: own[0][0].reason }, isInText: true });
    return false;
  });
  const complaints = waivers.flatMap((waiver) => complaint(waiver, used.has(waiver)));
  return { findings: [...kept, ...complaints], waived };
}

/** Whether a waiver names what is found at a place in its scope: the finding itself, or a relation that it stands for. */
function isAbout({ codes, scope }: Waiver, { code, data }: Finding, place: Place): boolean {
  if (place.start > scope.end || place.end < scope.start) return false;
  return [code, ...(data?.explains ?? [])].some((each) => codes.includes(each));
}

/** Whether the waivers at a place name the finding, or between them all relations that it stands for. */
function letStand(about: readonly Waiver[], { code, data }: Finding): boolean {
  const codes = new Set(about.flatMap((waiver) => waiver.codes));
  const explained = data?.explains ?? [];
  return codes.has(code) || (explained.length > 0 && explained.every((each) => codes.has(each)));
}

function complaint(waiver: Waiver, isUsed: boolean): Finding[] {
  const fault = faultOf(waiver);
  const { place } = waiver;
  const common = { place, related: [], fixes: [] };
  if (fault) return [{ ...common, code: 'budget/syntax', severity: 1, message: fault }];
  if (isUsed) return [];
  const message: Words = (locale) =>
    say(locale, '这条忽略没有用到：这里没有它说的问题，可以删去', 'This waives nothing and can be removed');
  return [{ ...common, code: 'budget/unused-waiver', severity: 2, message }];
}

/** What is wrong with a waiver as it is written. */
function faultOf({ codes, reason }: Waiver): Words | undefined {
  if (codes.length === 0)
    return (locale) =>
      say(
        locale,
        '没有写忽略什么，写法如：<!-- 勾稽:忽略 sum/row 原因 -->',
        'Say what is waived: <!-- 勾稽:忽略 sum/row reason -->',
      );
  const unknown = codes.find((code) => !Object.hasOwn(DIAGNOSTIC_CODES, code));
  if (unknown !== undefined)
    return (locale) => say(locale, `没有“${unknown}”这一类问题`, `There is no such code: ${unknown}`);
  if (reason === '')
    return (locale) =>
      say(locale, '忽略要写明原因，写在代码后面', 'A waiver needs a reason: write it behind the code');
  return undefined;
}
