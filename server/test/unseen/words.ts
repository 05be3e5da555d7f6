/** Words that no reader has seen: nonsense, and synonyms that stand in none of our lists. */

import { compact } from '../../src/text/normalise';

/** Characters that no table of a budget prints. */
const NONSENSE = [...'蜻蜓芭蕉鹧鸪麒麟葫芦蒹葭琥珀珊瑚玳瑁'];

/** So many characters of nonsense, others for another word. */
export function nonsense(word: string): string {
  const from = [...word].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0);
  return [...word].map((_, index) => NONSENSE[(from + index) % NONSENSE.length]).join('');
}

/** What somebody might as well write, longest words first; none of these says what it means in a word of ours. */
export const SYNONYMS: readonly (readonly [word: string, synonym: string])[] = [
  ['国有资本经营预算', '国企经营盘子'],
  ['一般公共预算', '公共财力盘子'],
  ['政府性基金预算', '专门款盘子'],
  ['附属单位上缴', '下属上交'],
  ['对附属单位补助', '给下属补贴'],
  ['公务用车购置', '车辆添置'],
  ['公务用车运行', '车辆使用'],
  ['商品和服务', '办公杂项'],
  ['个人和家庭', '职工及家属'],
  ['因公出国', '赴外公干'],
  ['公务接待', '来客招待'],
  ['政府性基金', '专门款'],
  ['国有资本经营', '国企经营'],
  ['科目编码', '细目号'],
  ['科目代码', '细目号'],
  ['科目名称', '细目叫法'],
  ['单位名称', '机构全名'],
  ['项目名称', '事项'],
  ['功能分类', '职能归类'],
  ['经济分类', '用途归类'],
  ['人员经费', '职工开销'],
  ['公用经费', '办公开销'],
  ['基本支出', '日常开销'],
  ['项目支出', '专项支出'],
  ['财政专户', '专门户头'],
  ['财政拨款', '国库下拨'],
  ['上级补助', '上头补贴'],
  ['上年结转', '去岁余留'],
  ['工资福利', '薪酬待遇'],
  ['预算数', '核定额'],
  ['决算数', '实列额'],
  ['执行数', '实列额'],
  ['合计', '全数相加'],
  ['小计', '分段相加'],
  ['总计', '全部相加'],
  ['编码', '号'],
  ['代码', '号'],
  ['名称', '叫法'],
  ['金额', '款额'],
  ['收入', '进款'],
  ['支出', '开销'],
  ['拨款', '下拨'],
  ['结转', '余留'],
  ['结余', '剩余'],
  ['项目', '事项'],
  ['科目', '细目'],
  ['单位', '机构'],
  ['部门', '机构'],
  ['本年', '今岁'],
  ['上年', '去岁'],
  ['序号', '排次'],
  ['行次', '排次'],
  ['备注', '附记'],
  ['其中', '里头'],
  ['增减', '升降'],
  ['数量', '件'],
  ['单价', '每件价钱'],
];

/** The word with all of it that has a synonym said otherwise; `undefined` where nothing has. */
export function synonymOf(word: string): string | undefined {
  const said = SYNONYMS.reduce((text, [known, other]) => text.replaceAll(known, other), compact(word));
  return said === compact(word) ? undefined : said;
}
