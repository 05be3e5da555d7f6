/**
 * The table of diagnostic codes. `npm run generate` writes the schema of `gouji.rules` and the table of the manual from
 * it; the page of a code, `docs/rules/<code with a hyphen>.md`, is written by hand and has to name the same levels.
 */

export type Level = 'error' | 'warning' | 'information' | 'hint';

export interface CodeInfo {
  /** Every level that findings of the code have, the gravest first; settings can override them. */
  readonly levels: readonly Level[];
  /** What is wrong, in Chinese and as short as a line of a table. */
  readonly what: string;
}

/** In the order of the manual: amounts, tables, text, codes, the document. */
export const DIAGNOSTIC_CODES = {
  'amount/suspect': { levels: ['error'], what: '只改这一个数，周围不成立的关系就全部成立' },
  'sum/row': { levels: ['error', 'warning'], what: '一行的合计、小计不等于各分项之和，增减率与两年的数不符' },
  'sum/children': { levels: ['error'], what: '上级科目、单位不等于所列下级之和' },
  'sum/total': { levels: ['error'], what: '合计行不等于各行之和' },
  'sum/balance': { levels: ['error'], what: '收支总计不等，或总计不等于本年合计加结转' },
  'sum/rounding': { levels: ['information'], what: '四舍五入范围内的尾差' },
  'tie/table': { levels: ['error', 'information'], what: '两张表中同一件事的数不一样' },
  'tie/rounding': { levels: ['information'], what: '表间尾差，在四舍五入范围内' },
  'tie/text': { levels: ['error'], what: '文字里的数与它所说的表中数不同' },
  'text/sum': { levels: ['warning'], what: '一句话列出的分项加起来不等于总数' },
  'text/change': { levels: ['warning', 'information'], what: '增减额、增减率或方向与两个数不一致' },
  'text/share': { levels: ['warning'], what: '占比与部分、总数不一致' },
  'text/again': { levels: ['warning'], what: '文字里同一个数说了两次，两次不同' },
  'text/count': { levels: ['warning'], what: '文字所说的项目个数与项目支出表不同' },
  'text/unit': { levels: ['warning'], what: '换一个单位就与表相符：207元应为207万元' },
  'text/rounding': { levels: ['information'], what: '文字里的数是表中数四舍五入或截去尾数' },
  'table/unit': { levels: ['warning'], what: '单位似有误，与别处相差一万倍或一亿倍' },
  'table/blank-total': { levels: ['warning'], what: '合计空白而各项有数' },
  'table/amount-format': { levels: ['warning', 'information'], what: '金额栏里读不成数、编码栏里有数额' },
  'table/note': { levels: ['warning'], what: '空表没有注明，或表下的注与表不符' },
  'table/order': { levels: ['information'], what: '序号、栏次不连续' },
  'target/sum': { levels: ['error', 'warning'], what: '项目资金总额不等于各来源之和' },
  'target/plan': { levels: ['warning'], what: '支出计划减少，或者到年底没有到预算数、100%' },
  'target/amount': { levels: ['warning'], what: '绩效目标文字中的项目资金与预算数不同' },
  'target/cost': { levels: ['information', 'hint'], what: '成本指标超过项目预算数' },
  'target/value': { levels: ['information'], what: '指标值不完整：≤312026年12月31日前' },
  'purchase/sum': { levels: ['error'], what: '政府采购的合计、小计不符' },
  'purchase/amount': { levels: ['warning'], what: '数量乘单价得不出这一行的金额' },
  'purchase/share': { levels: ['warning'], what: '预留中小微企业份额大于采购金额' },
  'purchase/budget': { levels: ['warning'], what: '同一项目的预算资金不一，或采购合起来超过预算资金' },
  'asset/sum': { levels: ['error'], what: '资产总额不等于各类之和' },
  'asset/text': { levels: ['error'], what: '文字所说的固定资产金额与资产表不同' },
  'asset/purchase': { levels: ['warning'], what: '文字所说的拟购置固定资产额，政府采购预算表中得不出' },
  'code/unknown': { levels: ['warning', 'information'], what: '科目编码不在当年的分类科目中' },
  'code/name': { levels: ['warning', 'information'], what: '科目名称与当年的分类科目不一致' },
  'code/malformed': { levels: ['warning', 'information'], what: '科目编码被空格断开、用了全角数字或字母' },
  'code/missing-parent': { levels: ['warning'], what: '上级科目没有列出' },
  'code/duplicate': { levels: ['warning'], what: '同一科目编码列了两行' },
  'code/domain': { levels: ['warning'], what: '科目编码不属于本表的分类' },
  'doc/year': {
    levels: ['warning', 'information'],
    what: '表、标题或文字的年度与全文不一致',
  },
  'doc/table-missing': { levels: ['information'], what: '应公开的表没有列' },
  'doc/section-missing': { levels: ['information'], what: '应说明的事项没有写' },
  'doc/level': { levels: ['information'], what: '没有公开到规定的级次：项、款' },
  'doc/contents': { levels: ['information'], what: '目录、标题的序号重复或跳号，目录与正文不符' },
  'doc/section-empty': { levels: ['information'], what: '标题下没有内容，也没有写“无”' },
  'doc/name-differs': { levels: ['information'], what: '同一单位、项目有两个名称' },
  'doc/residue': {
    levels: ['information'],
    what: '模板、转换留下的痕迹：重复的标点和词、没有填的 XX、书签、页码',
  },
  'doc/term-undefined': { levels: ['information'], what: '用到的名词没有解释' },
  'doc/term-unused': { levels: ['information'], what: '解释了没有用到的名词' },
  'doc/term-variant': { levels: ['information'], what: '名词解释与正文用的名称不一' },
  'budget/syntax': {
    levels: ['error'],
    what: '文件头、表格的行、勾稽块里的一行或一条忽略读不懂，或者关系处处不成立',
  },
  'budget/unknown-name': { levels: ['error'], what: '勾稽块里写了没有的表、行或列' },
  'budget/ambiguous-name': { levels: ['error'], what: '勾稽块里的名称不止一个' },
  'budget/unused-waiver': { levels: ['warning'], what: '写明忽略的问题并不存在' },
  'budget/undefined-value': { levels: ['error'], what: '“=”没有可以相加的明细，算不出来' },
  'budget/cycle': { levels: ['error'], what: '几个“=”互相等着对方，算不出来' },
} as const satisfies Readonly<Record<string, CodeInfo>>;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;
