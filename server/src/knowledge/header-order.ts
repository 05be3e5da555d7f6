/** The order in which tables print the columns of one group, for header words whose places beside each other were lost. */

/** Words of one rank stand in either order. The first rule that a word fits gives its rank. */
const ORDER: readonly RegExp[] = [
  /^(?:合计|小计|总计|共计|本年(?:收入|支出)合计|[“"]?三公[”"]?经费合计)$/,
  /^年初.*(?:结转|结余)/,
  /^本年(?:收入|拨款)/,
  /^本年支出/,
  /^财政拨款/,
  /^一般公共预算/,
  /^政府性?基金|^基金预算/,
  /^国有资本/,
  /^财政专户/,
  /^上级补助/,
  /^事业收入/,
  /经营收入$/,
  /^附属单位/,
  /^其他(?:收入|资金)/,
  /^基本支出/,
  /^项目支出/,
  /^上[缴解]上级/,
  /经营支出$/,
  /^对附属单位/,
  /^人员经费/,
  /公用经费$/,
  /^因公出国/,
  /^公务用车购置[及和与]|^公务接待/,
  /^机关运行经费/,
  /^(?:年末|年终).*(?:结转|结余)|^结转下年/,
];

/** Where a word stands among those of its group; `undefined` where nothing is known of it. */
export function usualPlace(word: string): number | undefined {
  const rank = ORDER.findIndex((words) => words.test(word));
  return rank < 0 ? undefined : rank;
}
