/** The 类 of the functional classification by the words that 收支 tables print for them, whatever the year. */

const CLASSES: readonly (readonly [code: string, words: RegExp])[] = [
  ['201', /^一般公共服务/],
  ['202', /^外交/],
  ['203', /^国防/],
  ['204', /^公共安全/],
  ['205', /^教育/],
  ['206', /^科学技术/],
  ['207', /^文化/],
  ['208', /^社会保障和就业/],
  ['209', /^社会保险基金/],
  ['210', /^(?:卫生健康|医疗卫生)/],
  ['211', /^节能环保/],
  ['212', /^城乡社区/],
  ['213', /^农林水/],
  ['214', /^交通运输/],
  ['215', /^资源勘探/],
  ['216', /^商业服务业/],
  ['217', /^金融/],
  ['219', /^援助其他地区/],
  ['220', /^(?:自然资源|国土)/],
  ['221', /^住房保障/],
  ['222', /^粮油物资/],
  ['223', /^国有资本经营/],
  ['224', /^灾害防治/],
  ['227', /^预备费/],
  ['229', /^其他支出/],
  ['230', /^转移性/],
  ['231', /^债务还本/],
  ['232', /^债务付息/],
  ['233', /^债务发行/],
  ['234', /^抗疫特别国债/],
];

/** The three digits of the 类 that a line's name means; `undefined` where it means none. */
export function classOfName(name: string): string | undefined {
  return CLASSES.find(([, words]) => words.test(name))?.[0];
}
