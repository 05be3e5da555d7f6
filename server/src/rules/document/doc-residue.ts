/**
 * `doc/residue`: what templates and text extraction leave behind in the text (rule 30): `。。`, `；。`, `XX万元`,
 * `增加持平`, words said twice, bookmarks, page numbers.
 */

import { type Residue, type ResidueKind, residueIn } from '../../disclosure/residue';
import type { Finding, FindingRule, Locale } from '../model';
import { say } from '../wording';

const CODE = 'doc/residue';

/** Extraction leaves these everywhere at once: they are told of once, and mended together. */
const TOLD_ONCE: ReadonlySet<ResidueKind> = new Set(['bookmark', 'page-number', 'entity']);

export const docResidue: FindingRule = {
  code: CODE,
  check: (disclosure) => grouped(residueIn(disclosure)).map(findingOf),
};

function grouped(residue: readonly Residue[]): Residue[][] {
  const groups = new Map<Residue | ResidueKind, Residue[]>();
  for (const each of residue) {
    const key = TOLD_ONCE.has(each.kind) ? each.kind : each;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

function findingOf(group: readonly Residue[]): Finding {
  const [{ kind, text, place, mended }] = group;
  const count = group.length;
  const edits = group.flatMap((each) =>
    each.mended === undefined ? [] : [{ place: each.place, newText: each.mended }],
  );
  const title = (locale: Locale) => titleOf(count, mended ?? '', locale);
  return {
    code: CODE,
    severity: 3,
    place,
    message: (locale) => {
      const [chinese, english] = MESSAGES[kind](text);
      const [more, moreEnglish] = count > 1 ? [`（共 ${count} 处）`, ` (${count} places)`] : ['', ''];
      return say(locale, chinese + more, english + moreEnglish);
    },
    related: [],
    ...(count > 1 && { places: group.map((each) => each.place) }),
    fixes: edits.length === 0 ? [] : [{ title, kind: 'text', isPreferred: false, edits }],
  };
}

function titleOf(count: number, mended: string, locale: Locale): string {
  if (count > 1) return say(locale, `全部改好（${count} 处）`, `Mend all ${count} places`);
  if (mended.trim() === '') return say(locale, '删去', 'Remove it');
  return say(locale, `改为“${mended}”`, `Change to “${mended}”`);
}

const MESSAGES: Readonly<Record<ResidueKind, (text: string) => readonly [chinese: string, english: string]>> =
  {
    marks: (text) => [`标点“${text}”重复`, `Two marks of punctuation in a row: “${text}”`],
    twice: (text) => [`“${text}”重复`, `“${text}” says a word twice`],
    placeholder: (text) => [`“${text}”是模板中待填的内容，没有填写`, `“${text}” was to be filled in`],
    choice: (text) => [
      `“${text}”是模板中供选择的写法，应只留一个`,
      `“${text}” is a choice that the template offers: only one word should be left`,
    ],
    instruction: (text) => [
      `“${text}”是模板的填写说明，应删去`,
      `“${text}” is an instruction of the template`,
    ],
    field: (text) => [`“${text}”是没有更新的域或公式`, `“${text}” is a field or formula that failed`],
    entity: (text) => [`“${text}”是网页转换留下的字符`, `“${text}” is left over from a web page`],
    bookmark: () => ['文档转换留下的书签标记', 'Bookmarks left over from extraction'],
    'page-number': (text) => [`“${text}”是夹在正文中的页码`, `“${text}” is a page number within the text`],
  };
