/** What happens to a text on its way out of Word or PDF changes nothing of what is read in it and found in it. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const FIXTURES = new URL('../../../test-fixtures/', import.meta.url);
const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);
if (!existsSync(SEEDS)) console.log('Skipped: real documents transformed, because ../shared is not there.');

const service = createService({ documentation: () => undefined });

const AMOUNT = /(?<![\d.,])-?\d[\d,]*\.\d{2}(?![\d.])/g;
/** An amount that fills its cell. */
const CELL = /(\t)(\d[\d,]*\.\d{2})(?=[\t\n])/g;
const CELLS = /\t/;
const ROW = /^\s*\d+[ \t].*\.\d\d/;

const eachLine = (text: string, change: (line: string, index: number) => string): string =>
  text
    .split('\n')
    .map((line, index) => change(line, index))
    .join('\n');

const thousands = (amount: string): string => {
  const [whole, decimals] = amount.replaceAll(',', '').split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${decimals}`;
};

const fullWidth = (text: string): string =>
  text.replace(/[-.\d]/g, (char) => (char === '-' ? '－' : String.fromCharCode(char.charCodeAt(0) + 0xfee0)));

const WIDTH = 36;

/** A paragraph as a page prints it: in lines of one width, that break no number and begin with no mark. */
function wrapped(text: string): string {
  if (text.length < 2 * WIDTH || !text.includes('。')) return text;
  const lines = [''];
  for (const piece of text.match(/[\d.,%]+|./gu) ?? []) {
    const isFull = (lines.at(-1) ?? '').length + piece.length > WIDTH && !/[，。；：、）”]/.test(piece);
    if (isFull) lines.push(piece);
    else lines[lines.length - 1] += piece;
  }
  return lines.join('\n');
}

/** Puts the end of a page between some rows that stand next to each other. */
function withPages(text: string, page: (number: number) => string): string {
  const lines = text.split('\n');
  let number = 0;
  return lines
    .flatMap((line, index) => {
      const isBetween = ROW.test(line) && ROW.test(lines[index + 1] ?? '');
      return isBetween && index % 5 === 0 ? [line, page(++number)] : [line];
    })
    .join('\n');
}

/** Texts with tabs only: in the other layouts these changes take away what parts the cells. */
const OF_TABS: Readonly<Record<string, (text: string) => string>> = {
  'line ends doubled': (text) => text.replaceAll('\n', '\n\n'),
  'running heads between rows': (text) => withPages(text, () => '某某局部门预算'),
  'a tab at the end of every row': (text) =>
    eachLine(text, (line) => (CELLS.test(line) ? `${line}\t` : line)),
  'a sign of money before amounts': (text) => text.replace(CELL, '$1¥$2'),
  'the unit behind amounts': (text) => (text.includes('单位：元') ? text : text.replace(CELL, '$1$2万元')),
  'Markdown for tabs': asMarkdown,
  'bold Markdown for tabs': (text) =>
    eachLine(asMarkdown(text), (line) => line.replace(/(?<=\| )([^|-]*\S)(?= \|)/g, '**$1**<br>')),
  'pipes for tabs': (text) =>
    eachLine(text, (line) => (line.includes('\t') ? `| ${line.split('\t').join(' | ')} |` : line)),
};

/** As a program writes Markdown, which knows headers of one row only. */
function asMarkdown(text: string): string {
  const lines = text.split('\n');
  return lines
    .flatMap((line, index) => {
      if (!line.includes('\t')) return [line];
      const cells = line.split('\t');
      const row = `| ${cells.join(' | ')} |`;
      return lines[index - 1]?.includes('\t') ? [row] : [row, `|${' --- |'.repeat(cells.length)}`];
    })
    .join('\n');
}

const OF_ANY: Readonly<Record<string, (text: string) => string>> = {
  'blanks at the ends of lines': (text) =>
    eachLine(text, (line, index) => line + ['', ' ', '  ', '\u3000'][index % 4]),
  'CRLF and a byte order mark': (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
  'no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'full-width amounts': (text) => text.replace(AMOUNT, fullWidth),
  'separators of thousands': (text) => text.replace(AMOUNT, thousands),
  'straight quotes': (text) => text.replace(/[“”]/g, '"'),
  'half-width full stops': (text) => text.replaceAll('。', '. '),
  'lines wrapped': (text) => eachLine(text, (line) => (line.includes('\t') ? line : wrapped(line))),
  'form feeds': (text) => eachLine(text, (line, index) => (index % 50 === 49 ? `\f${line}` : line)),
  'page numbers between rows': (text) => withPages(text, (number) => `\n— ${number} —\n`),
  'pages of pages between rows': (text) => withPages(text, (number) => `${number}/60`),
  'continued marks between rows': (text) => withPages(text, () => '续表'),
  'page counts between rows': (text) => withPages(text, (number) => `第 ${number} 页 共 60 页`),
};

/** Every so many amounts are broken. */
const eachSome = (text: string, change: (amount: string) => string): string => {
  let index = 0;
  return text.replace(AMOUNT, (amount) => (index++ % 7 === 3 ? change(amount) : amount));
};

/** What breaks amounts, cells and lines: it may take from what is read, but never adds an error or an edit. */
const DAMAGE: Readonly<Record<string, (text: string) => string>> = {
  'blanks of no width in amounts': (text) => text.replace(AMOUNT, (amount) => amount.replace('.', '\u200b.')),
  'joiners of words in names': (text) => text.replace(/(?<=\p{Script=Han})(?=\p{Script=Han}{3})/gu, '\u2060'),
  'soft hyphens in codes': (text) => text.replace(/(?<![\d.,])(\d{3})(?=\d{2,4}(?![\d.,]))/g, '$1\u00ad'),
  'blanks before points': (text) => eachSome(text, (amount) => amount.replace('.', ' .')),
  'blanks behind points': (text) => eachSome(text, (amount) => amount.replace('.', '. ')),
  'blanks for separators': (text) => eachSome(text, (amount) => thousands(amount).replaceAll(',', ' ')),
  'blanks within decimals': (text) =>
    eachSome(text, (amount) => `${amount.slice(0, -1)} ${amount.slice(-1)}`),
  'failed formulas': (text) =>
    eachLine(text, (line, index) =>
      /[。；，]/.test(line) || index % 5 !== 0 ? line : line.replace(AMOUNT, '#REF!'),
    ),
  'vertical tabs for line ends': (text) => text.replaceAll('\n', '\v'),
  'next lines for line ends': (text) => text.replaceAll('\n', '\u0085'),
  'line separators for line ends': (text) => text.replaceAll('\n', '\u2028'),
  'vertical tabs before line ends': (text) => text.replaceAll('\n', '\v\n'),
  'bare page numbers between rows': (text) => withPages(text, (number) => `${number}`),
  'bare page numbers between any lines': (text) =>
    eachLine(text, (line, index) => (index % 17 === 9 ? `${line}\n${Math.ceil(index / 17)}` : line)),
  'page numbers inside rows of tabs and pipes': (text) => eachCut(text, (number) => `\n${number}\n`),
  'rows of tabs and pipes broken before an amount': (text) => eachCut(text, () => '\n'),
  'page numbers inside rows of tabs, behind one': (text) => cutBehindTab(text, (number) => `\n${number}\n`),
  'rows of tabs broken behind one': (text) => cutBehindTab(text, () => '\n'),
  'page numbers behind blanks at the ends of rows': (text) =>
    eachRow(text, (row, number) => `${row} ${number}`),
  'page numbers behind tabs at the ends of rows': (text) =>
    eachRow(text, (row, number) => `${row}\t${number}`),
  'page numbers before rows': (text) => eachStart(text, (row, number) => `${number} ${row}`),
  'page numbers glued before rows': (text) => eachStart(text, (row, number) => `${number}${row}`),
  'page numbers between dashes before rows': (text) =>
    eachStart(text, (row, number) => `— ${number} — ${row}`),
  'pages of pages before rows': (text) => eachStart(text, (row, number) => `${number}/60 ${row}`),
  'lone pages of pages inside rows': (text) => eachCut(text, (number) => `\n${number}/60\n`),
  'tabs to stops of eight': (text) => eachLine(text, toStops),
};

/** Every seventh row that tabs or pipes make is changed. */
function eachRow(text: string, change: (row: string, number: number) => string): string {
  let number = 0;
  return eachLine(text, (line, index) => {
    const isRow = /[\t|].*\d\.\d\d/.test(line) && !/[。；，]/.test(line);
    return isRow && index % 7 === 3 ? change(line, ++number) : line;
  });
}

/** Every seventh row of any layout begins otherwise. */
function eachStart(text: string, change: (row: string, number: number) => string): string {
  let number = 3;
  return eachLine(text, (line, index) => {
    const isRow = /\d\.\d\d/.test(line) && !/[。；，]/.test(line);
    return isRow && index % 7 === 3 ? change(line, ++number) : line;
  });
}

/** Every seventh row is cut in two before its first amount. */
function eachCut(text: string, cut: (number: number) => string): string {
  return eachRow(text, (row, number) =>
    row.replace(/(\s)(-?\d[\d,]*\.\d\d)/, (_, blank, amount) => `${cut(number)}${blank}${amount}`),
  );
}

/** Every seventh row of several cells is cut in two behind the tab before its first amount. */
function cutBehindTab(text: string, cut: (number: number) => string): string {
  return eachRow(text, (row, number) =>
    row.replace(/(\S.*?\t)(-?\d[\d,]*\.\d\d)/, (_, before, rest) => `${before}${cut(number)}${rest}`),
  );
}

function toStops(line: string): string {
  return line.split('\t').reduce((before, cell) => `${before}${' '.repeat(8 - (before.length % 8))}${cell}`);
}

/** Tables with their rows and amounts, and what is wrong; places and titles may differ. */
function readings(text: string) {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const tables = document.model.disclosures.flatMap((disclosure) => disclosure.tables);
  const { tables: amounts } = service.coverage(document);
  return {
    kinds: tables.filter(({ kind }) => kind !== 'other').map(({ kind }) => kind),
    amounts,
    wrong: document.findings.filter(({ severity }) => severity <= 2).map(({ code }) => code),
  };
}

function textsIn(folder: URL, pattern: RegExp): [string, string][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);
}

/** How many cases are tried: all where there are no more. */
const CASES = Number(process.env.GOUJI_CHANGES ?? 40);

/** So many of the cases, evenly, so that all changes and all texts come. */
const sampled = <T>(cases: readonly T[]): readonly T[] =>
  cases.filter(
    (_, index) =>
      Math.floor(((index + 1) * CASES) / cases.length) > Math.floor((index * CASES) / cases.length) ||
      CASES >= cases.length,
  );

/** What is found in a text, looked for once. */
const once = <T>(find: (text: string) => T) => {
  const found = new Map<string, T>();
  return (text: string): T => {
    const known = found.get(text) ?? find(text);
    found.set(text, known);
    return known;
  };
};

const texts = [
  ...textsIn(FIXTURES, /^(?:demo|tabs|cells|spaced|variants|final-accounts)\/.*\.disclosure$/),
  ...textsIn(SEEDS, /\.txt$/),
];

const cases = texts.flatMap(([name, text]) => {
  const isOfTabs = /\t.*\t.*\t/.test(text);
  return Object.entries({ ...OF_ANY, ...(isOfTabs ? OF_TABS : {}) }).map(
    ([change, transform]) => [name, change, text, transform] as const,
  );
});

/** How many errors there are and how many edits would mend something. */
function faults(text: string) {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const errors = document.findings.filter(({ severity }) => severity === 1).length;
  return { errors, edits: service.fixAll(document).length };
}

const faultsBefore = once(faults);
const readingsBefore = once(readings);

const damaged = texts.flatMap(([name, text]) =>
  Object.entries(DAMAGE).map(([change, transform]) => [name, change, text, transform] as const),
);

describe('a broken text has no more errors and edits', () => {
  for (const [name, change, text, transform] of sampled(damaged)) {
    test(`${name} with ${change}`, () => {
      const [before, after] = [faultsBefore(text), faults(transform(text))];
      expect(after.errors).toBeLessThanOrEqual(before.errors);
      expect(after.edits).toBeLessThanOrEqual(before.edits);
    });
  }
});

describe('a disclosure is read the same', () => {
  test.each(sampled(cases))('%s with %s', (_name, _change, text, transform) => {
    expect(readings(transform(text))).toEqual(readingsBefore(text));
  });
});
