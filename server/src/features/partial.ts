/** Says that a document was not checked to its end, and where the check stopped. */

import type { Diagnostic } from 'vscode-languageserver-types';
import type { Locale } from '../rules/model';
import { say } from '../rules/wording';
import type { Omission, OmissionReason } from '../sources/model';
import { type Cut, LONGEST_TEXT, MOST_LINES } from '../text/cap';
import { lineOf, lineSpan, rangeOf } from '../text/snapshot';
import { DiagnosticSeverity } from './lsp-values';
import { type CheckedDocument, SOURCE } from './model';

/** Why the check is partial, in the document's locale; `undefined` where all was checked. */
export function partialText(document: CheckedDocument): string | undefined {
  return cutText(document) ?? unreadText(document);
}

/** Where a cap stopped the check. */
export function cutText({ partial, settings: { locale } }: CheckedDocument): string | undefined {
  return partial && say(locale, ...WORDS[partial.by]);
}

/** Which parts of an original could not be read; what is hidden from readers is left out on purpose. */
export function unreadText({ original, settings: { locale } }: CheckedDocument): string | undefined {
  const isBook = original?.source === 'xlsx';
  const unread = original?.omissions.flatMap((omission) => {
    const { reason, places } = omission;
    if (reason === 'no-value') return [valuelessText(omission, locale)];
    const words = UNREAD[reason];
    if (!words) return [];
    const [parts, english] = [places.join('、'), places.join(', ')];
    return isBook
      ? [say(locale, `工作表“${parts}”${words[0]}`, `sheet “${english}” ${words[1]}`)]
      : [say(locale, `第 ${parts} 页${words[0]}`, `page ${english} ${words[1]}`)];
  });
  return unread?.length ? unread.join(say(locale, '；', '; ')) : undefined;
}

/** Cells of one sheet, named `表3!B7`, whose formulas no program has calculated. */
function valuelessText({ places, more = 0 }: Omission, locale: Locale): string {
  const sheet = places[0].slice(0, places[0].lastIndexOf('!'));
  const cells = places.map((place) => place.slice(place.lastIndexOf('!') + 1));
  const [named, english] = [cells.join('、'), cells.join(', ')];
  const count = cells.length + more;
  return say(
    locale,
    `工作表“${sheet}”的 ${named}${more > 0 ? ` 等 ${count} 个单元格` : ''}是没有存下结果的公式，未校核；请在 Excel 中打开并保存一次`,
    `the formulas of ${english}${more > 0 ? ` and ${more} more cells` : ''} of sheet “${sheet}” have no stored values and were not checked: open and save the file in Excel`,
  );
}

/** What of an original is hidden from its readers, and so is not checked either; `undefined` where nothing is. */
export function hiddenText({ original, settings: { locale } }: CheckedDocument): string | undefined {
  const hidden = original?.omissions.flatMap(({ reason, places }) => {
    const words = HIDDEN[reason];
    return words ? [words[locale === 'en' ? 1 : 0] + places.join(say(locale, '、', ', '))] : [];
  });
  if (!hidden?.length) return undefined;
  return say(locale, `未校核${hidden.join('；')}`, `not checked: ${hidden.join('; ')}`);
}

const HIDDEN: Partial<Record<OmissionReason, readonly [chinese: string, english: string]>> = {
  'hidden-sheet': ['隐藏的工作表 ', 'hidden sheets '],
  'hidden-rows': ['隐藏的行 ', 'hidden rows '],
  'hidden-columns': ['隐藏的列 ', 'hidden columns '],
};

const UNREAD: Partial<Record<OmissionReason, readonly [chinese: string, english: string]>> = {
  scanned: ['是扫描图片，没有文字，未校核', 'is a scanned picture without text and was not checked'],
  unreadable: ['无法读取，未校核', 'cannot be read and was not checked'],
  'no-text-map': [
    '的字体没有文字编码，未校核',
    'has fonts that do not say their characters and was not checked',
  ],
};

const MILLIONS = LONGEST_TEXT / 1_000_000;

const WORDS: Readonly<Record<Cut['by'], readonly [chinese: string, english: string]>> = {
  lines: [`只校核前 ${MOST_LINES} 行`, `only the first ${MOST_LINES} lines were checked`],
  length: [`只校核前 ${MILLIONS} 百万字`, `only the first ${MILLIONS} million characters were checked`],
  work: [
    '不相符的关系太多，未能逐一查出是哪个数有误',
    'too many relations are broken to find out which amounts are wrong',
  ],
};

/** An information from the place where the check stopped to the end of that line; on the first line where all was read. */
export function partialDiagnostic(document: CheckedDocument): Diagnostic | undefined {
  const { snapshot, partial, settings } = document;
  const reason = partialText(document);
  if (reason === undefined) return undefined;
  const start = partial && partial.by !== 'work' ? partial.end : 0;
  const { end } = lineSpan(snapshot, lineOf(snapshot, start));
  const { locale } = settings;
  return {
    range: rangeOf(snapshot, { start, end }),
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: cutMessage(reason, partial?.by, locale),
  };
}

function cutMessage(reason: string, by: Cut['by'] | undefined, locale: Locale): string {
  if (by === undefined) return say(locale, reason, `Not all was checked: ${reason}`);
  if (by === 'work') return say(locale, `${reason}：改正一部分后再校核`, `Not all was found out: ${reason}`);
  return say(locale, `${reason}，其后未校核`, `Not checked from here on: ${reason}`);
}
