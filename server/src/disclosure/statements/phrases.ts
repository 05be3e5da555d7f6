/** Takes apart the words before a number: what is named, of which year, growing or shrinking, introducing a list or not. */

import { ITEMS, numbersOf } from '../../lexicon/ordinals';

/** What the words before a number say. */
export interface Lead {
  /** What is named; empty where the words only introduce the number. */
  readonly subject: string;
  /** Words before a year in the middle: whose number it is. */
  readonly owner: string;
  readonly isPlanned: boolean;
  /** Where the word of growth or decline stands in the words, if the number is a change. */
  readonly change?: { readonly direction: 1 | -1; readonly start: number; readonly end: number };
  /** Whether the number is what two others differ by, or a plan that one is measured against: `完成年初预算800万元的90%`. */
  readonly isBeside: boolean;
  /** 比上年, 与2024年相比: the number is measured against another year. */
  readonly isCompared: boolean;
  readonly isLastYear: boolean;
  readonly year?: number;
  /** Whether the words say of which year the number is, 本年 included. */
  readonly saysWhen: boolean;
}

const INTRODUCTION =
  /^(?:(?:基本|与(?:上年|去年))?持平|[^，]{2,8}支出中(?:的)?(?:20\d\d)?(?=[^支]{2,6}(?:支出|经费))|(?:主要)?原因(?:是|为|系)?(?=[^，、]*[入出费款](?:预算|安排)?$)|其中|包括|包含|含|分别(?:为|是)|主要为|主要是|主要用于(?:以下方面)?|主要包括|具体(?:为|包括|是)|用于(?:以下方面)?|即|以及|和|及|与|、|，|：)+/;
/** A list of what makes up the amount before it begins here. */
const LIST_WORD =
  /^(?:其中|包括|包含|分别(?:为|是)|主要为|主要是|主要包括|主要用于|具体(?:内容)?(?:为|包括|是)|即(?=[^，。；]{2,})|具体(?:支出)?情况如下|分项(?:情况)?(?:为|是|如下|看)|用于以下方面|用于$)/;
const REASON = /原因|由于|因为|主要(?:是|为|系)/;
const ITEM_NUMBER = new RegExp(`^${numbersOf([...ITEMS, 'digits-before-bracket'])}`);
const BULLET = /^[-—·•●▪]+/;
const CHANGE =
  /(增加|增长|上升|提高|增[收支](?!支出|资金)|增|减少|下降|降低|压减|压缩|核减|缩减|减[收支](?!支出|资金)|减)(?:了|为|额|额为|数|数为|支出|资金)?$/;
const GROWTH = /^(?:增加|增长|上升|提高|增[收支]?)$/;
/** `完成年初预算800万元的90%`: the plan that a number is measured against. */
const AGAINST_PLAN =
  /^完成(?:了)?(?:年初|全年|年度|当年|调整后?)?(?:的)?(?:部门|单位)?(?:财政拨款)?(?:支出|收入)?预算(?:数)?(?:的)?$/;
/** `决算数大于预算数`: by how much one number is beside another that the words name too. */
const DIFFERENCE =
  /(?:大于|高于|超过|超出|多于|小于|低于|少于)[^，。；：]{0,12}(?:数|数的?差额|预算|决算|计划|上年|同期)(?:为|约)?$/;
/** Changes printed before what changed: 减少…补助77万元. */
const CHANGE_BEFORE = /(?:增加|减少|新增|追加|调增|调减|核减|压减|核增)/;
const COMPARISON =
  /(?:预算数?|决算数?|支出|收入)?(?:比|较|同|与|和)(?:(20\d\d)年(?:度)?|上年(?:度)?|去年(?:同期)?|上一年(?:度)?|年初)(?:初)?(?:批复)?(?:部门|单位)?(?:预算|决算|执行)?(?:数|收支|安排|情况)?(?:相比|比较|对比|比)?(?:，)?/;
const LAST_YEAR = /^(?:上年(?:度)?|去年|上一年(?:度)?)(?!结转|结余|末)/;
/** `2025年当年预算执行数为`: says once more of when it is. */
const THAT_YEAR = /^当年(?=(?:预算|决算)?(?:执行|预算|决算|安排))/;
const THIS_YEAR = /^(?:本年(?:度)?(?!收入|支出)|当年|今年)/;
const YEAR = /^(20\d\d)年(?:度|初)?(?:全年)?/;
const INNER_YEAR = /^(.{2,60}?)(20\d\d)年(?:度|初)?/;
/** Words at the end that only lead to the number. */
const FILLER =
  /(?:为|是|均|各|共|约|达|达到|约为|共计|合计|总计|总额|总|计|安排|批复|下达|拨付|列支|支付|预算数|决算数|执行数|预计|年初|财政|预算|决算|资金|金额|投入|编制|总量|全年|需|即|(?:中央|省|市|县|区)本?级)$/;
const PLANNED = /预算(?:数|安排)?(?:为|是|共计)?$/;
/** `支出决算为`: the settled amount of what was planned just before. */
const SETTLED = /^(?:(?:当年|本年|全年|年度)?(?:实际)?(?:支出|收入)?)?决算(?:数)?(?:为|是)?$/;

/** Reads the words before a number: one segment between marks of punctuation. */
export function readLead(words: string): Lead {
  const change = CHANGE.exec(words);
  const compared = COMPARISON.exec(words);
  let rest = change ? words.slice(0, change.index) : words;
  if (compared) rest = rest.replace(COMPARISON, '');
  const isBefore = !change && CHANGE_BEFORE.test(rest);
  rest = withoutIntroduction(rest);
  const time = readTime(rest);
  rest = time.year === undefined ? time.rest : time.rest.replace(THAT_YEAR, '');
  const own = isBefore || SETTLED.test(rest) ? '' : withoutFiller(rest);
  // Where nothing is named behind a year, its number is of what stands before it: `小学教育（项）2025年预算数为`.
  const isOfOwner = !isBefore && rest !== '' && own === '' && time.owner !== '';
  return {
    subject: isOfOwner ? withoutFiller(withoutIntroduction(time.owner)) : own,
    owner: isOfOwner ? '' : time.owner,
    isPlanned: PLANNED.test(words),
    change: change
      ? {
          direction: GROWTH.test(change[1]) ? 1 : -1,
          start: change.index,
          end: change.index + change[1].length,
        }
      : undefined,
    isBeside: DIFFERENCE.test(words) || AGAINST_PLAN.test(words),
    isCompared: compared !== null,
    isLastYear: time.isLastYear,
    year: time.year,
    saysWhen: time.saysWhen,
  };
}

/** Whether the words say that a list of parts begins. */
export function beginsList(words: string): boolean {
  return LIST_WORD.test(words.replace(ITEM_NUMBER, ''));
}

/** `财政拨款支出预算中，一般公共预算拨款支出…`: what follows are parts of what is named, not of what went before. */
const PARTS_OTHER = /^[^其].{2,}[入出款算]中$/;

/** Whether words name what is parted next. */
export function partsOther(words: string): boolean {
  return PARTS_OTHER.test(words);
}

/** `按支出功能分类`, `按照支出用途划分`: what follows is all of what is spoken of. */
const DIVIDES = /^按(?:照)?(?:支出|收入|资金)?[^，。；：]{2,10}(?:分类|划分|分)$/;

/** Whether words say by what all of an amount is taken apart. */
export function dividesAll(words: string): boolean {
  return DIVIDES.test(words.replace(ITEM_NUMBER, ''));
}

const LIST_ENDING = /(?:主要|具体)?(?:包括|包含|分别为|为|用于)$/;

/** What is taken apart by a list whose name ends in such a word: `项目支出` of `项目支出包括`. */
export function listedSubject(words: string): string | undefined {
  const rest = words.replace(LIST_ENDING, '');
  return rest === words || rest === '' ? undefined : readLead(rest).subject;
}

/** `，共计支出3万元`, `，全部为住房公积金50万元`: the amount before said again. */
const AGAIN = /^(?:共计|合计|总计|共|全部(?:为|是)|均为|都是)/;

/** Whether words right behind an amount say it again. */
export function saysAgain(words: string): boolean {
  return AGAIN.test(words);
}

/** `，另安排预备费6万元`, `，不含结转3万元`: what is named beside the parts of a list. */
const BESIDE_LIST = /^(?:另|此外|同时|不含|不包括)/;

/** Whether words set an amount off from the list before it. */
export function leavesList(words: string): boolean {
  return BESIDE_LIST.test(words);
}

/** Whether reasons are given from here on. */
export function isReason(words: string): boolean {
  return REASON.test(words);
}

function withoutIntroduction(words: string): string {
  let rest = words;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(BULLET, '').replace(ITEM_NUMBER, '').replace(INTRODUCTION, '');
  }
  return rest;
}

/** The year before the subject, or behind the name of the body: `某局2025年收入`. */
function readTime(words: string): Time {
  const last = LAST_YEAR.exec(words);
  if (last) return { rest: words.slice(last[0].length), owner: '', isLastYear: true, saysWhen: true };
  const now = THIS_YEAR.exec(words);
  if (now) return { rest: words.slice(now[0].length), owner: '', isLastYear: false, saysWhen: true };
  const year = YEAR.exec(words);
  if (year) return { ...IN_A_YEAR, rest: words.slice(year[0].length), owner: '', year: Number(year[1]) };
  const inner = INNER_YEAR.exec(words);
  if (!inner) return { rest: words, owner: '', isLastYear: false, saysWhen: false };
  return { ...IN_A_YEAR, rest: words.slice(inner[0].length), owner: inner[1], year: Number(inner[2]) };
}

const IN_A_YEAR = { isLastYear: false, saysWhen: true } as const;

/** What words say of the time, and what is left of them. */
interface Time {
  readonly rest: string;
  readonly owner: string;
  readonly year?: number;
  readonly isLastYear: boolean;
  readonly saysWhen: boolean;
}

function withoutFiller(words: string): string {
  let rest = words;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(FILLER, '').replace(/[，：]$/, '');
  }
  return rest.replace(/(支出|收入)\1$/, '$1');
}
