// What is asked of the classification and the glossary at the end of 100,000 lines, against the same request in an empty document.
import { built } from '../lib/build.mjs';
import { disclosures, positionAt } from '../lib/documents.mjs';
import { median } from '../lib/interleave.mjs';
import { openSession } from '../lib/session.mjs';

const ROUNDS = 40;
const WARM_UP = 10;

/** What the long document ends with. */
const END = `部门预算支出总表
预算年度：2026\t\t\t单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
210\t卫生健康支出\t70.50\t50.00\t20.50
21015\t医疗保障管理事务\t70.50\t50.00\t20.50
2101501\t行政运行\t50.00\t50.00\t
2101502\tyibanxz\t20.50\t\t20.50

三、机关运行经费安排情况
本单位机关运行经费50.00万元。
`;
/** A method, and the words at the end that the cursor stands behind. */
const LOOK_UPS = [
  { what: 'hover on a code', method: 'textDocument/hover', behind: '\n21015' },
  { what: 'hover on an amount', method: 'textDocument/hover', behind: '\t20.5' },
  { what: 'hover on a term', method: 'textDocument/hover', behind: '本单位机关运行' },
  { what: 'codes by digits', method: 'textDocument/completion', behind: '\n210150' },
  { what: 'names by pinyin', method: 'textDocument/completion', behind: 'yibanxz' },
  { what: 'terms', method: 'textDocument/completion', behind: '本单位机关' },
  { what: 'definition of a code', method: 'textDocument/definition', behind: '\n21015' },
];

export const line = {
  name: 'look-ups, 100,000 lines',
  unit: 'ms',
  async measure() {
    const text = `${disclosures(100_000)}\n${END}`;
    const ours = await openSession([built('server.js'), '--stdio'], 'disclosure', text);
    const empty = await openSession([built('server.js'), '--stdio'], 'disclosure', '');
    const results = [];
    for (const { what, method, behind } of LOOK_UPS) {
      const position = positionAt(text, text.lastIndexOf(behind) + behind.length);
      const [time, floor] = await compare(method, [
        { ...ours, position, finds: true },
        { ...empty, position: { line: 0, character: 0 }, finds: false },
      ]);
      results.push({ what, peer: 'empty document', ours: time, theirs: floor, atMost: 2 });
    }
    for (const { server } of [ours, empty]) await server.stop();
    return results;
  },
};

/** The medians of both sessions, asked in turns. */
async function compare(method, sessions) {
  const times = [[], []];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    for (const [index, { server, position, finds }] of sessions.entries()) {
      const textDocument = { uri: 'file:///bench/document' };
      const start = performance.now();
      const answer = await server.request(method, { textDocument, position });
      const time = performance.now() - start;
      if (finds && isNothing(answer)) throw new Error(`${method} finds nothing`);
      if (round >= WARM_UP) times[index].push(time);
    }
  }
  return times.map(median);
}

function isNothing(answer) {
  return !answer || (answer.items ?? answer).length === 0;
}
