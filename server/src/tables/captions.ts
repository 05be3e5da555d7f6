/** Recognises the short lines printed with a table: title, unit, year, the body's name, page numbers, notes. */

import { toHalfWidth } from '../amounts/printed';
import { SAYS_EMPTY } from '../knowledge/empty-words';
import { ITEMS, NUMERAL, numbersOf } from '../lexicon/ordinals';
import { compact, isIdeograph } from '../text/normalise';

const UNIT_LINE =
  /(?:金额)?单位[：:](?:人民币)?(?:[十百千万亿美港欧日]{0,3}元)?$|^[（(](?:金额)?单位[：:].*[)）]$/;
/** What is left of `单位：` and `万元` when they are printed on two lines. */
const BARE_UNIT = /^(?:元|千元|万元|百万元|亿元)$/;
const YEAR_LINE = /(?:预算年度|决算年度|年度|截止时间|截止日期)[：:]\d{4}/;
/** What the body is called: 部门, 填报单位（盖章）, 主管部门, 单位代码及名称 … */
const BODY_WORDS =
  '(?:部门|单位|(?:编制|编报|填报|公开|预算|主管|申报|报送)(?:部门|单位))(?:[/／]?单位|[（(][^（()）]{1,6}[)）])?(?:(?:代码|编码|编号)?[及和、]?(?:名称|全称))?\\s*[：:]';
const BODY_LINE = new RegExp(`^${BODY_WORDS}`);
/** Where the name of the body, or the unit, is printed right behind a title: what merged cells over a table come to. */
const BEHIND_TITLE = new RegExp(`(?<=表(?:[（(][^（()）]{1,20}[)）])?)\\s*(?=${BODY_WORDS}|金额单位[：:])`);
/** An amount behind a code and a name, as rows have it. */
const FIGURE_BEHIND = /\s(?!20\d{2}(?:\s|$))(?:[-—－]|[\d.,]+)(?:\s|$)/;
const CODED_BODY = /^(?:\d{3,9}(?!\s*年)\s*|\[\d{3,9}\])[^\d\s.,，。:：][^，。；:：]{2,40}$/;
const PAGE_NUMBER =
  /^(?:[-—–·\s]{0,6}(?:\d{1,4}|\d\s\d(?:\s\d)?)[-—–·\s]{0,6}|\d{1,3}\s*\/\s*\d{1,3}|[-—–]\s{1,4}[-—–]|page number|p(?:age|\.)?\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|第\s*\d+\s*页.*|[（(]?续表[）)]?|<!--.{0,20}-->|\{\d{1,4}\}-{3,20})$/i;
const FORM_NUMBER = new RegExp(
  `^[（([【]?(?:报表编号[：:])?(?:(?:部门|单位)?(?:财决|预算|决算)?公开|(?:部门|单位)?(?:预算|决算)|财决|附件|附|表)?\\s*表?\\s*[（(]?\\s*(?:\\d{1,3}(?:-\\d+)?|${NUMERAL})\\s*[)）]?\\s*表?[)）\\]】]?$`,
);
/** A number alone is none, nor is one in brackets. */
const NAMES_FORM = /[表公附]/;
const NOTE = /^[（(]?(?:注|备注|说明)\s*\d*\s*[：:]/;
/** `本单位无政府性基金预算支出`. */
const BODY_HAS_NONE = /^[（(]?(?:我|本)(?:部门|单位)[^，。；]{0,16}(?:无|没有|未安排|不涉及)/;
const SENTENCE = /[。；]|，.*，/;
/** Marks and units that sentences have and titles do not. */
const PROSE = /[，。；]|[\d０-９]\s*(?:万|亿)?元/;
const SENTENCE_END = /[。！？：；:;!?]\s*$/;
const SHORTEST_WRAPPED = 24;
const OPENING = /20\d{2}\s*年(?:度)?.*(?:预算|决算)/;
const LONGEST_TITLE = 80;
const LONGEST_PAGE_NUMBER = 30;

/** Bookmarks and heading marks that text extraction leaves glued to a title; the title follows them. */
const TITLE_PREFIX = /^(?:\[bookmark:[^\]]*\]|#{1,6}\s+|\*\*|\s)+/;
const BOOKMARK = /^\s*\[bookmark:[^\]]*\]\s*/;
const TITLE_SUFFIX = /(?<![*\s])(?:\*\*|\s)+$/;
const CONTINUED = new RegExp(`(?:[（(]续(?:表)?(?:${NUMERAL}|\\d*)[)）]|续表)$`);

export function isUnitLine(text: string): boolean {
  if (text.length >= LONGEST_TITLE || !(text.includes('位') || text.includes('元'))) return false;
  const words = compact(text);
  return UNIT_LINE.test(words) || BARE_UNIT.test(words);
}

function isYearLine(text: string): boolean {
  if (text.length >= LONGEST_TITLE || !(text.includes('度') || text.includes('截'))) return false;
  return YEAR_LINE.test(compact(toHalfWidth(text)));
}

/** A heading that may open a disclosure: the year and 预算 or 决算 in one short line that is no piece of a sentence. */
export function isOpening(text: string): boolean {
  return (
    text.length < LONGEST_TITLE &&
    text.includes('算') &&
    OPENING.test(toHalfWidth(text)) &&
    !PROSE.test(text) &&
    !namesTable(text)
  );
}

/** A line that ends without the end of a sentence, and is longer than titles mostly are, was wrapped: the next goes on with it. */
export function isWrapped(text: string): boolean {
  return text.length >= SHORTEST_WRAPPED && !SENTENCE_END.test(text);
}

/** A line that names the body: `450 某某局`, `部门名称：某某局`. */
export function isBodyLine(text: string): boolean {
  if (text.length >= LONGEST_TITLE) return false;
  if (BODY_LINE.test(text)) return true;
  const plain = toHalfWidth(text);
  return CODED_BODY.test(plain) && !FIGURE_BEHIND.test(plain);
}

/** Where the captions begin that are glued to a title, as in `支出总表 编制部门：某局 单位：元`; −1 where none are. */
export function captionsBehindTitle(text: string): number {
  if (text.length >= LONGEST_TITLE || !(text.includes('：') || text.includes(':'))) return -1;
  const at = BEHIND_TITLE.exec(text);
  return at && !SENTENCE.test(text) ? at.index + at[0].length : -1;
}

export function isPageNumber(text: string): boolean {
  return text.length <= LONGEST_PAGE_NUMBER && PAGE_NUMBER.test(toHalfWidth(text));
}

const NUMBERED = new RegExp(`^(?:${numbersOf(['part', ...ITEMS])}|\\d{1,2}[、.．])`);

/** A line that is no title, note, numbered heading or sentence. */
export function isPlainLine(text: string): boolean {
  return !namesTable(text) && !isNote(text) && !NUMBERED.test(text) && !SENTENCE.test(text);
}

/** A note is marked as one, or says that the table above it is empty. */
export function isNote(text: string): boolean {
  return NOTE.test(text) || SAYS_EMPTY.test(text) || BODY_HAS_NONE.test(text);
}

/** Any line that accompanies a table without being its title. */
export function isCaptionLine(text: string): boolean {
  if (!mayBeCaption(text)) return false;
  return isUnitLine(text) || isYearLine(text) || isBodyLine(text) || isFormNumber(text);
}

function isFormNumber(text: string): boolean {
  return NAMES_FORM.test(text) && FORM_NUMBER.test(toHalfWidth(text));
}

/** A year by itself is a caption beside others only: it may as well head columns. */
const BARE_YEAR = /^(?:20\d{2}年度?|\(20\d{2}年度?\))$/;

export function isBareYear(text: string): boolean {
  return (
    text.length < LONGEST_PAGE_NUMBER && text.includes('年') && BARE_YEAR.test(compact(toHalfWidth(text)))
  );
}

/** When a table was made and by whom: `编制日期：2024年1月25日`, `单位负责人：…`, `单位编码：022001`, `密级：公开`. */
const FACT =
  /^(?:(?:编制|填表|填报|制表|打印|报送|公开)?(?:日期|时间)|(?:单位|部门|预算单位|报表)(?:代码|编码|编号)|(?:单位|部门|财务)?负责人|制表人?|填表人|经办人|联系人|联系电话|密级|页码|级次|预算级次|批复年度)(?:[（(][^（()）]{1,4}[)）])?\s*[：:]/;

/** A line on how a table came about. */
export function isFactLine(text: string): boolean {
  return text.length < LONGEST_TITLE && (text.includes('：') || text.includes(':')) && FACT.test(text);
}

/** The name of a body without a word that says so; no header word ends like it. */
const BODY_NAME =
  /^[^，。；：:\d]{2,28}(?:局|委员会|办公室|厅|学院|学校|医院|中心|人民政府|法院|检察院|联合会|管理处|馆|所)(?:[（(]本级[)）])?$/;

/** What is a caption beside others. Figures alone are amounts there, and no page number. */
function standsBeside(text: string): boolean {
  if (isBareYear(text) || isFactLine(text)) return true;
  if (text.length >= LONGEST_PAGE_NUMBER) return false;
  return BODY_NAME.test(text) || (text.includes('页') && isPageNumber(text));
}

/** Whether the pieces of one line all accompany a table: `部门：某某局`, `2023年度`, `金额单位：元`. */
export function areCaptions(pieces: readonly string[]): boolean {
  return pieces.every((piece) => isCaptionLine(piece) || standsBeside(piece)) && pieces.some(isCaptionLine);
}

/** The characters that captions without a colon begin with; digits and full-width ones aside. */
const FIRST_CHARACTERS = '公预决财部附表元千万百亿（([【';
const FIRST_CODES = new Set([...FIRST_CHARACTERS].map((char) => char.charCodeAt(0)));
const LONGEST_UNIT = 3;
const NINE = 0x39;

/** A quick look: captions have a colon, or begin with a code or one of few words. Cells of tables hardly ever do. */
function mayBeCaption(text: string): boolean {
  if (text.length >= LONGEST_TITLE) return false;
  const first = text.charCodeAt(0);
  if (first <= NINE) return text.length > LONGEST_UNIT;
  return mayBeginCaption(first) || text.includes('：') || text.includes(':');
}

/** Whether a caption without a colon may begin with a character. */
export function mayBeginCaption(char: number): boolean {
  return char <= NINE || char >= 0xff01 || FIRST_CODES.has(char);
}

/** A short line without a sentence in it that may stand as a table's title; what is left of a row of pipes may not. */
export function mayBeTitle(text: string): boolean {
  const title = stripTitle(text);
  if (title.length < 2 || title.length > LONGEST_TITLE) return false;
  if (isBareYear(title) || isFactLine(title) || isCaptionLine(title)) return false;
  return !SENTENCE.test(title) && !isPageNumber(title) && !isNote(title) && !title.endsWith('|');
}

/** A line that Markdown shows as a heading. */
export function isHeading(text: string): boolean {
  return /^#{1,6}\s/.test(text);
}

/** A title that says 表 itself. */
export function namesTable(text: string): boolean {
  return text.includes('表') && /表(?:[（(][^）)]{0,80}[)）])?\s*$/.test(stripTitle(text));
}

/** The title without bookmarks, heading marks and `（续表）`. */
export function stripTitle(text: string): string {
  if (isBare(text)) return text;
  const title = text.replace(TITLE_PREFIX, '').replace(TITLE_SUFFIX, '');
  return title.includes('续') ? title.replace(CONTINUED, '').trim() : title.trim();
}

/** A quick look: marks stand at the edges, and most lines have words there. */
function isBare(text: string): boolean {
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)];
  return isIdeograph(first) && isIdeograph(last) && !text.includes('续');
}

/** A line without the bookmark that text extraction left glued to it. */
export function stripBookmark(text: string): string {
  return text.replace(BOOKMARK, '');
}

/** A title that says itself that its table began on a page before: `…（续表）`. */
export function isMarkedContinued(text: string): boolean {
  return CONTINUED.test(text.trim());
}

/** How many characters of a title line precede the title itself. */
export function titleOffset(text: string): number {
  return TITLE_PREFIX.exec(text)?.[0].length ?? 0;
}
