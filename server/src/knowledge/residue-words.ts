/** Words and marks that templates and text extraction leave behind in a disclosure. */

/** Words that no sentence says twice in a row. */
const TWICE = [
  '意见',
  '万元',
  '主要',
  '原因',
  '其中',
  '以及',
  '按照',
  '根据',
  '为了',
  '因此',
  '由于',
  '包括',
  '用于',
  '情况',
  '说明',
  '上年',
  '比上年',
  '较上年',
  '我局',
  '我县',
  '我市',
  '我区',
  '我省',
];

/** One sort of residue: how it is printed, and, where that is certain, what was meant. */
export interface ResidueWords {
  readonly kind: ResidueKind;
  /** A regular expression without flags and groups of its own, other than those that do not capture. */
  readonly pattern: string;
  readonly mend?: (printed: string) => string;
}

export type ResidueKind =
  /** Two marks of punctuation where one should be: `。。`, `；。`. */
  | 'marks'
  /** A word said twice. */
  | 'twice'
  /** What was to be filled in: `XX万元`. */
  | 'placeholder'
  /** Words of which one was to be kept: `增加（减少）3.20万元`, `增加持平`. */
  | 'choice'
  /** What the template says to whoever fills it in: `（请删除）`. */
  | 'instruction'
  /** A field or formula that could not be worked out: `错误！未找到引用源。`, `#REF!`. */
  | 'field'
  /** A character as web pages write it: `&nbsp;`. */
  | 'entity'
  /** A bookmark of the word processor. */
  | 'bookmark'
  /** The number of a page in the middle of the text. */
  | 'page-number';

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&ldquo;': '“',
  '&rdquo;': '”',
  '&lsquo;': '‘',
  '&rsquo;': '’',
  '&quot;': '"',
  '&middot;': '·',
  '&mdash;': '—',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

const EXES = '[XxＸｘ×]{2,}';
const GROWTH = '(?:增加|增长|上升)';
const DECLINE = '(?:减少|降低|下降)';
/** Choices with an amount behind them: as a heading, `增加（减少）情况` is no residue. */
const BEHIND_CHOICE = '(?=(?:了|为)?[ ]?\\d)';

const half = (printed: string) => printed.slice(printed.length / 2);

export const RESIDUE_WORDS: readonly ResidueWords[] = [
  {
    kind: 'marks',
    pattern: '(?<![。；，、：:…])[。；，、][。；，、](?![。；，、：:…])',
    // The template's own mark stands last.
    mend: half,
  },
  { kind: 'twice', pattern: TWICE.map((word) => word + word).join('|'), mend: half },
  { kind: 'twice', pattern: '(?<=\\d ?)万元元|(?<=\\d ?)万万元', mend: () => '万元' },
  {
    kind: 'placeholder',
    pattern: `(?<![A-Za-z0-9×Ｘｘ])${EXES}(?= ?(?:万元|亿元|元|个|人|辆|台|批次|%|％|平方米|局|厅|委|部门|单位|项目|中心))|(?<![0-9])20[XxＸｘ×]{2}(?= ?年)`,
  },
  {
    kind: 'choice',
    pattern: `(?:${GROWTH}(?:[（(]${DECLINE}[）)]|[/／或]${DECLINE})|${DECLINE}(?:[（(]${GROWTH}[）)]|[/／或]${GROWTH}))${BEHIND_CHOICE}`,
  },
  { kind: 'choice', pattern: `(?:${GROWTH}|${DECLINE})持平`, mend: () => '持平' },
  {
    kind: 'instruction',
    pattern:
      '[（(【][^（）()【】]{0,20}(?:请(?:根据|按照|结合)实际|根据实际情况填[写列]|此处填写|自行(?:填写|删除)|请删除|请填写)[^（）()【】]{0,20}[】）)]',
  },
  {
    kind: 'field',
    pattern:
      '错误[!！] ?(?:未找到引用源|未定义书签|超链接引用无效)[。.]?|#(?:REF!|DIV/0!|VALUE!|N/A|NAME\\?|NUM!)',
  },
  {
    kind: 'entity',
    pattern: Object.keys(ENTITIES).join('|'),
    mend: (printed) => ENTITIES[printed],
  },
  { kind: 'bookmark', pattern: '\\[bookmark:[^\\]\\[]{0,80}\\]', mend: () => '' },
];

/** A line that holds nothing but the number of its page, marked as such. */
export const PAGE_LINE = /^(?:[-—–－] ?\d{1,3} ?[-—–－]|第 ?\d{1,3} ?页(?: ?[,，/]? ?共 ?\d{1,3} ?页)?)$/;
