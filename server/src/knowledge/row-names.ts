/** Names that begin a row of a table wherever they stand, so that no wrapped name goes on with them. */

const BEGINS_ROW =
  /^(?:其中[：:]|合计|总计|小计|资产总额|(?:人员|公用)经费合计|(?:收入|支出)[总合]计|本年(?:收入|支出)合计|上年结转|年[初末终](?:财政|结转|结余)|结转下年|[“"]?三公|因公出国|公务用车(?:购置|运行)|公务接待费|会议费|培训费)/;

export function beginsRowName(text: string): boolean {
  return BEGINS_ROW.test(text);
}
