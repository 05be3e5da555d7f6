/** The usual columns that 合计 and 小计 add up: sources of money, natures of spending, funds, economic groups. */

const SOURCES =
  '一般公共预算|政府性基金|基金预算|国有资本经营|财政专户|单位资金|财政拨款|事业收入|事业单位|经营收入|上级补助|附属单位|其他收入|其他资金|本年收入|本年拨款|上年结转|年初结转|结转结余|非财政拨款';
const NATURES = '基本支出|项目支出|经营支出|上解上级|对附属单位|人员经费|公用经费|日常公用';
const ECONOMIC = '工资福利|商品和服务|对个人和家庭|资本性|债务利息|对企业补助|其他支出';
const THREE_PUBLICS = '因公出国|公务用车|公务接待|购置费|运行';

export const ADDENDS = new RegExp(`^(?:.*(?:${[SOURCES, NATURES, ECONOMIC, THREE_PUBLICS].join('|')}).*)$`);
