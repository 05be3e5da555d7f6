// One amount changed among 39,000 rows of 12: until all that depends on it is known, in process, against a spreadsheet.
import { createRequire } from 'node:module';
import { check, recheck } from '../lib/expected.mjs';
import { median } from '../lib/interleave.mjs';

const ROWS = 39_000;
const COLUMNS = 12;
const EDITS = 60;
const WARM_UP = 20;
const ITEMS = 10;

/** Sums of every ten rows, and of everything. */
function spreadsheet() {
  const { HyperFormula } = createRequire(import.meta.url)('hyperformula');
  const letters = 'ABCDEFGHIJKL';
  const data = [];
  for (let row = 0; row < ROWS; row++) {
    const isSum = row % (ITEMS + 1) === ITEMS;
    data.push(
      [...letters].map((letter, column) =>
        isSum ? `=SUM(${letter}${row - ITEMS + 1}:${letter}${row})` : amount(row, column),
      ),
    );
  }
  data.push([...letters].map((letter) => `=SUM(${letter}1:${letter}${ROWS})`));
  const sheet = HyperFormula.buildFromArray(data, { licenseKey: 'gpl-v3' });
  const row = 17 * (ITEMS + 1) * 100;
  return (value) => {
    sheet.setCellContents({ sheet: 0, row, col: 3 }, [[value]]);
    return sheet.getCellValue({ sheet: 0, row: ROWS, col: 3 });
  };
}

const amount = (row, column) => ((row * 31 + column * 17) % 100_000) / 100;

/** Rows of a table of every disclosure: a few of them over ten items each, which is how much one body prints. */
const CLASSES = 6;

const TITLE = '部门预算财政拨款支出表';
const HEADER = [
  '科目编码',
  '科目名称',
  '合计',
  ...Array.from({ length: COLUMNS - 1 }, (_, i) => `资金来源${i + 1}`),
];

/** Disclosures, each of a balanced table of sums over ten rows, until there are so many rows; the amount that is changed. */
function disclosureText() {
  const parts = [];
  for (let rows = 0; rows < ROWS; ) {
    const [text, count] = table(rows);
    parts.push(text);
    rows += count;
  }
  const text = parts.join('\n');
  const at = text.indexOf('\t2050102\t', text.length >> 1);
  const end = text.indexOf('\n', at);
  return { text, at: text.lastIndexOf('.', end) - 1 };
}

function table(seed) {
  const lines = [];
  const totals = new Array(COLUMNS).fill(0);
  for (let index = 0; index < CLASSES; index++) {
    const sums = new Array(COLUMNS).fill(0);
    const items = [];
    for (let item = 1; item <= ITEMS; item++) {
      const cents = Array.from({ length: COLUMNS - 1 }, (_, column) =>
        Math.round(amount(seed + item, column) * 100),
      );
      const row = [cents.reduce((sum, value) => sum + value, 0), ...cents];
      row.forEach((value, column) => {
        sums[column] += value;
        totals[column] += value;
      });
      items.push(line(`2050${index + 1}${String(item).padStart(2, '0')}`, '项目', row));
    }
    lines.push(line(`2050${index + 1}`, '款', sums), ...items);
  }
  const body = [line('', '合计', totals), line('205', '教育支出', totals), ...lines];
  const caption = ['部门预算收支总表', '单位：万元', '收入\t\t支出\t', '项目\t预算数\t项目\t预算数'];
  const sides = ['一、一般公共预算', '一、教育支出', '收入总计', '支出总计'];
  const total = print(totals[0]);
  const balance = [
    `${sides[0]}\t${total}\t${sides[1]}\t${total}`,
    `${sides[2]}\t${total}\t${sides[3]}\t${total}`,
  ];
  const text = [...caption, ...balance, '', TITLE, '单位：万元', HEADER.join('\t'), ...body, ''].join('\n');
  return [text, body.length];
}

const print = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const line = (code, name, cents) => [code, name, ...cents.map(print)].join('\t');

export { measured as line };

const measured = {
  name: 'one amount of 39,000 × 12',
  unit: 'ms',
  async measure() {
    const change = spreadsheet();
    const { text, at } = disclosureText();
    const variants = ['1', '2'].map((digit) => text.slice(0, at) + digit + text.slice(at + 1));
    let document = check(variants[0]);
    if (document.judged.length < ROWS) throw new Error('the relations of the rows are not known');
    const times = { ours: [], theirs: [] };
    for (let edit = 1; edit < EDITS + WARM_UP; edit++) {
      let start = performance.now();
      change(edit + 0.37);
      const theirs = performance.now() - start;
      start = performance.now();
      document = recheck(variants[edit % 2], document, { start: at, oldEnd: at + 1, newEnd: at + 1 });
      const ours = performance.now() - start;
      if (edit < WARM_UP) continue;
      times.ours.push(ours);
      times.theirs.push(theirs);
    }
    return [{ peer: 'HyperFormula', ours: median(times.ours), theirs: median(times.theirs), atMost: 1 }];
  },
};
