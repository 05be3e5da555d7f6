// Disclosures with one mistyped subtotal each, in a temporary workspace, with what a quick fix must bring back.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBudget, toDocx, toHtml, toXlsx } from './originals.mjs';
import { realDocumentsFolder, root } from './paths.mjs';

/**
 * One subtotal to mistype: `around` occurs exactly once in the text and contains `printed`.
 *
 * @typedef {{ name: string, file: string, around: string, printed: string, mistyped: string }} Slip
 */

/**
 * A mistyped file of the workspace, the file it was made from, and where the wrong amount stands (zero-based, UTF-16).
 *
 * @typedef {{ name: string, file: string, original: string, line: number, character: number, printed: string, mistyped: string }} Case
 */

/**
 * Originals of one disclosure with one mistyped subtotal, by the names that they have in the workspace, and one that
 * is refused; a long one, and one that is no disclosure.
 *
 * @typedef {{ pdf: string, docx: string, xlsx: string, html: string, encrypted: string, long: string, other: string }} Originals
 */

/** @type {Originals} */
const originals = {
  pdf: '档案馆 2026年预算.pdf',
  docx: '档案馆预算[送审].docx',
  xlsx: '档案馆预算表.xlsx',
  html: '档案馆预算公开.html',
  encrypted: '加密.pdf',
  long: '长卷.pdf',
  other: '会议通知.html',
};

/** @type {Slip} */
const sampleSlip = {
  name: 'sample',
  file: path.join(root, 'test-fixtures/demo/clean.disclosure'),
  around: '档案事务\t257.42\t186.42\t71.00\t\t\t',
  printed: '257.42',
  mistyped: '275.42',
};

/** @type {Slip[]} */
const realSlips = [
  {
    name: 'julu-2026',
    file: path.join(realDocumentsFolder, 'julu-2026.txt'),
    around: '卫生健康支出\t448.03\t261.03\t187.00\t\t\t',
    printed: '448.03',
    mistyped: '484.03',
  },
  {
    name: 'chengde-2025',
    file: path.join(realDocumentsFolder, 'chengde-2025.txt'),
    around: '社会保障和就业支出\n\t1123.41\n\t1030.91\n\t92.50\n\t\n\t\n\t\n',
    printed: '1123.41',
    mistyped: '1132.41',
  },
  {
    name: 'beidaihe-2024',
    file: path.join(realDocumentsFolder, 'beidaihe-2024.txt'),
    around: '社会保障和就业支出\n\t39.71\n\t39.71\n\t\n\t\n\t\n\t\n',
    printed: '39.71',
    mistyped: '37.91',
  },
];

/**
 * Fills a new temporary folder, with the real disclosures if they are wanted and present; the caller disposes of it.
 *
 * @param {{ real: boolean }} options
 * @returns {{ folder: string, cases: Case[], casesFile: string, originals: Originals, dispose: () => void }}
 */
export function prepareWorkspace({ real }) {
  const home = mkdtempSync(path.join(tmpdir(), 'gouji-workspace-'));
  const folder = path.join(home, 'workspace');
  const unspoilt = path.join(home, 'unspoilt');
  mkdirSync(folder);
  mkdirSync(unspoilt);

  const cases = [sampleSlip, ...(real ? presentSlips() : [])].map((slip) => mistype(slip, folder, unspoilt));
  const sample = readFileSync(sampleSlip.file);
  writeFileSync(path.join(folder, 'correct.disclosure'), sample);
  for (const name of ['undeclared.txt', 'also-undeclared.txt', 'switched-back.txt']) {
    writeFileSync(path.join(folder, name), sample);
  }
  copyFileSync(path.join(root, 'test-fixtures/pipes/tutorial.budget'), path.join(folder, 'tutorial.budget'));
  writeFileSync(path.join(folder, 'shopping.txt'), '周末要买：\n苹果\t3\n面包\t2\n合计\t6\n');

  writeOriginals(folder);

  const casesFile = path.join(home, 'cases.json');
  writeFileSync(casesFile, JSON.stringify(cases));
  return {
    folder,
    cases,
    casesFile,
    originals,
    dispose: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** @param {string} folder */
function writeOriginals(folder) {
  const fixtures = path.join(root, 'test-fixtures');
  const blocks = readBudget(readFileSync(path.join(fixtures, 'pipes/sample.budget'), 'utf8'));
  const fromFixtures = { pdf: 'sample.pdf', encrypted: 'encrypted.pdf' };
  for (const [kind, name] of Object.entries(fromFixtures)) {
    const target = originals[/** @type {keyof Originals} */ (kind)];
    copyFileSync(path.join(fixtures, 'originals', name), path.join(folder, target));
  }
  writeFileSync(path.join(folder, originals.docx), toDocx(blocks));
  writeFileSync(path.join(folder, originals.xlsx), toXlsx(blocks));
  writeFileSync(path.join(folder, originals.html), toHtml(blocks));
  writeFileSync(path.join(folder, originals.long), longPdf());
  writeFileSync(path.join(folder, originals.other), '<html><body><p>周五下午开会。</p></body></html>');
}

/** So many full pages take longer to read than it takes to see the button that ends it and to press it. */
const PAGES = 1_900;
const LINES = 60;

/** A PDF of pages that all say something else: the same ones again and again would be refused. */
function longPdf() {
  const kids = Array.from({ length: PAGES }, (_, page) => `${4 + 2 * page} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${PAGES} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  for (let page = 0; page < PAGES; page++) {
    const lines = Array.from({ length: LINES }, (_, line) => `(Page ${page + 1}, line ${line + 1}) Tj T*`);
    const drawn = `BT /F1 9 Tf 12 TL 40 800 Td ${lines.join(' ')} ET`;
    const contents = objects.length + 2;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${contents} 0 R >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    );
  }
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const entries = offsets.map((offset) => `${offset} 00000 n \n`).join('');
  const size = objects.length + 1;
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}

function presentSlips() {
  const present = realSlips.filter((slip) => existsSync(slip.file));
  const absent = realSlips.filter((slip) => !present.includes(slip));
  if (absent.length > 0) {
    const names = absent.map((slip) => slip.name).join(', ');
    console.log(`Skipped, because ../shared/seeds does not have them: the real disclosures ${names}`);
  }
  return present;
}

/**
 * @param {Slip} slip
 * @param {string} folder
 * @param {string} unspoilt
 * @returns {Case}
 */
function mistype({ name, file, around, printed, mistyped }, folder, unspoilt) {
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf(around);
  if (start < 0 || text.indexOf(around, start + 1) >= 0) {
    throw new Error(`${file}: the row to mistype must occur exactly once`);
  }
  const offset = start + around.indexOf(printed);
  const before = text.slice(0, offset).split('\n');
  const original = path.join(unspoilt, `${name}.disclosure`);
  const target = path.join(folder, `${name}.disclosure`);
  writeFileSync(original, text);
  writeFileSync(target, text.slice(0, offset) + mistyped + text.slice(offset + printed.length));
  const line = before.length - 1;
  return { name, file: target, original, line, character: before[line].length, printed, mistyped };
}
