/** A whole disclosure for tests of what looks at how a document is built; amounts and names are marked by the texts handed in. */

const TEXT = `目录
第一部分 部门预算表……1
部门预算支出总表……1
一般公共预算支出表……2
第二部分 部门预算情况说明……3
一、支出说明……3
二、名词解释……4

第一部分 部门预算表

部门预算支出总表
部门名称：某市交通局
预算年度：2025\t\t\t单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1180.00\t850.00\t330.00
214\t交通运输支出\t1095.70\t765.70\t330.00
21401\t公路水路运输\t1095.70\t765.70\t330.00
2140101\t行政运行\t765.70\t765.70\t
2140104\t公路建设\t330.00\t\t330.00
221\t住房保障支出\t84.30\t84.30\t

一般公共预算支出表
部门名称：某市交通局
预算年度：2025\t\t\t单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1180.00\t850.00\t330.00
214\t交通运输支出\t1095.70\t765.70\t330.00
21401\t公路水路运输\t1095.70\t765.70\t330.00
2140101\t行政运行\t765.70\t765.70\t
2140104\t公路建设\t330.00\t\t330.00
221\t住房保障支出\t84.30\t84.30\t

第二部分 部门预算情况说明

一、支出说明

2025年部门支出预算1180.00万元，其中：基本支出850.00万元，项目支出330.00万元。

二、名词解释

1、基本支出：指为保障机构正常运转、完成日常工作任务而发生的支出。

2、项目支出：指在基本支出之外为完成特定任务而发生的支出。

一般公共预算基本支出表
部门名称：某市交通局
预算年度：2025\t\t\t单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t850.00\t700.00\t150.00
301\t工资福利支出\t700.00\t700.00\t
30101\t基本工资\t700.00\t700.00\t
302\t商品和服务支出\t150.00\t\t150.00
30201\t办公费\t150.00\t\t150.00
`;

/** The text with the first places of some words marked; each must occur in it. */
export function structured(...marks: readonly (readonly [plain: string, marked: string])[]): string {
  return marks.reduce((text, [plain, marked]) => {
    if (!text.includes(plain)) throw new Error(`${plain} is not in the text`);
    return text.replace(plain, marked);
  }, TEXT);
}

/** The zero-based line on which some words first stand, or those after so many others. */
export function lineWith(text: string, words: string, before = 0): number {
  const lines = text.split('\n').flatMap((line, index) => (line.includes(words) ? [index] : []));
  const line = lines[before];
  if (line === undefined) throw new Error(`${words} is not in the text`);
  return line;
}
