/** `budget/syntax`, `budget/unknown-name`, `budget/ambiguous-name`: lines of relation blocks that mean nothing. */

import type { StatedProblem } from '../../disclosure/stated/model';
import type { DiagnosticCode } from '../diagnostic-codes';
import type { Finding, FindingRule, Words } from '../model';
import { listNames } from '../names';
import { say } from '../wording';
import { type StatedFault, statedIn } from './read';

/** A line that cannot be read. */
export const budgetSyntax = ruleFor('budget/syntax', [
  'syntax',
  'nowhere',
  'itself',
  'no-table',
  'second-tolerance',
]);
/** A name that no table, row or column has. */
export const unknownName = ruleFor('budget/unknown-name', ['unknown', 'too-few', 'no-amount']);
/** A name that several have. */
export const ambiguousName = ruleFor('budget/ambiguous-name', ['ambiguous']);

function ruleFor(code: DiagnosticCode, types: readonly StatedFault['type'][]): FindingRule {
  return {
    code,
    check: (disclosure) =>
      statedIn(disclosure)
        .faults.filter(({ type }) => types.includes(type))
        .map((fault) => findingOf(code, fault)),
  };
}

function findingOf(code: DiagnosticCode, fault: StatedFault): Finding {
  return { code, severity: 1, place: fault.place, message: wordsOf(fault), related: [], fixes: [] };
}

function wordsOf(fault: StatedFault): Words {
  switch (fault.type) {
    case 'syntax':
      return PROBLEMS[fault.problem];
    case 'nowhere':
      return (locale) =>
        say(
          locale,
          `这条关系在 ${fault.rows} 行里没有一行成立，没有采用：列名、正负号是否写错`,
          `This holds in none of ${fault.rows} rows and is left out: is a column or a sign wrong?`,
        );
    case 'itself':
      return (locale) =>
        say(
          locale,
          '等号两边有同一个数，这条关系什么也没有说：左边写合计，右边写它的各部分',
          'The same amount stands on both sides, which says nothing: write the total on the left, its parts on the right',
        );
    case 'no-table':
      return (locale) =>
        say(
          locale,
          '这里还没有表，关系无从成立：先写表，勾稽块放在它下面',
          'There is no table that this could be about: write the block below its table',
        );
    case 'second-tolerance':
      return (locale) =>
        say(
          locale,
          `一个勾稽块只有一个容差，这里用的是前面的 ${fault.digits}；要用别的，另写一个勾稽块`,
          `A block has one tolerance, which is ${fault.digits} here; for another one write another block`,
        );
    case 'too-few':
      return (locale) =>
        say(
          locale,
          `叫“${fault.name.text}”的只有 ${fault.count} 个，没有第 ${fault.name.nth} 个`,
          fault.count === 1
            ? `There is one ${fault.name.text} and no #${fault.name.nth}`
            : `There are ${fault.count} called ${fault.name.text} and no #${fault.name.nth}`,
        );
    case 'no-amount':
      return (locale) =>
        say(
          locale,
          `“${fault.name.text}”不是数额，不能相加`,
          `${fault.name.text} is no amount and cannot be added`,
        );
    case 'unknown':
      return (locale) =>
        say(
          locale,
          `没有“${fault.name.text}”${fault.known.length > 0 ? `；这里有：${listNames(fault.known, locale, 8)}` : ''}`,
          `There is no ${fault.name.text}${fault.known.length > 0 ? `; there are ${listNames(fault.known, locale, 8)}` : ''}`,
        );
    case 'ambiguous':
      return (locale) =>
        say(
          locale,
          `“${fault.name.text}”不止一个，请写明是哪一个：${listNames(fault.known, locale, 8)}`,
          `Several are called ${fault.name.text}; say which one: ${listNames(fault.known, locale, 8)}`,
        );
  }
}

const EXAMPLE = '合计 = 甲列 + 乙列';

const PROBLEMS: Readonly<Record<StatedProblem, Words>> = {
  equals: (locale) => say(locale, `缺少“=”，写法如：${EXAMPLE}`, `“=” is missing; write: ${EXAMPLE}`),
  name: (locale) =>
    say(
      locale,
      '这里应写列名，或者“行.列”“表!行.列”',
      'A column is missing here, or row.column, or table!row.column',
    ),
  operator: (locale) =>
    say(
      locale,
      '这里应写“+”或“-”；名称里有空格、点或运算符的，用「」括起来',
      '“+” or “-” is missing here; put names with blanks, dots or operators in 「」',
    ),
  quote: (locale) => say(locale, '引号没有配对', 'This quote is not closed'),
  number: (locale) => say(locale, '容差应写一个数，如：容差 0.05', 'A tolerance is a number: 容差 0.05'),
  constant: (locale) =>
    say(
      locale,
      '关系里写数所在的位置，不写数本身：“行.列”“表!行.列”，或者列名',
      'Name where an amount stands, row.column, table!row.column or a column, instead of the number',
    ),
  mixed: (locale) =>
    say(
      locale,
      '一条关系里要么都写列名，要么都写“行.列”“表!行.列”',
      'Write columns throughout, or row.column and table!row.column throughout',
    ),
  unclosed: (locale) => say(locale, '勾稽块没有以 ``` 结束', 'The block is not closed with ```'),
};
