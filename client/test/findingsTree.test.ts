/** The tree of findings, what its filter leaves, and the order in which findings are gone through. */

import { expect, test } from 'vitest';
import type { Overview, OverviewFinding } from '../../server/src/features/overview';
import type { Summary } from '../../server/src/protocol/requests';
import { inOrder, stepFrom } from '../src/findingOrder';
import { documentNode, type Filter } from '../src/findingsTree';

function finding(severity: 1 | 2 | 3, line: number): OverviewFinding {
  const range = { start: { line, character: 2 }, end: { line, character: 6 } };
  return { code: 'sum/row', severity, message: `${line}`, range };
}

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
const table = { summary: '', range, printed: 4, read: 4, tied: 4, waived: 0 };
const OVERVIEW: Overview = {
  tables: [
    { ...table, title: '收支总表', findings: [finding(2, 4), finding(1, 5)] },
    { ...table, title: '收入总表', findings: [] },
    { ...table, title: '采购表', waived: 1, findings: [] },
    { ...table, title: '支出总表', tied: 3, findings: [finding(3, 20)] },
  ],
  text: [finding(1, 30), finding(3, 31)],
};
const SUMMARY: Summary = { tables: 3, printed: 12, read: 12, tied: 11, errors: 2, toMend: 3, checked: '' };

const tree = (filter: Filter) =>
  documentNode('file:///a', { overview: OVERVIEW, summary: SUMMARY }, filter, {
    text: '文字',
    headline: '2 错',
  });

test('every table has its node with what is found in it, and a tick where all is tied', () => {
  const { children, state, errors, summary } = tree('all');
  expect([state, errors, summary]).toEqual(['error', 2, '2 错']);
  const nodes = children.flatMap((node) => (node.kind === 'table' ? [node] : []));
  expect(nodes.map((node) => [node.title, node.state, node.children.length])).toEqual([
    ['收支总表', 'error', 2],
    ['收入总表', 'tied', 0],
    ['采购表', 'open', 0],
    ['支出总表', 'open', 1],
    ['文字', 'error', 2],
  ]);
});

test.each<[Filter, string[]]>([
  ['warnings', ['收支总表 2', '文字 1']],
  ['errors', ['收支总表 1', '文字 1']],
])('the filter %s leaves what it says', (filter, expected) => {
  const nodes = tree(filter).children.flatMap((node) => (node.kind === 'table' ? [node] : []));
  expect(nodes.map(({ title, children }) => `${title} ${children.length}`)).toEqual(expected);
});

test('errors are gone through first, round and round, either way', () => {
  const all = inOrder(OVERVIEW);
  expect(all.map(({ range: { start } }) => start.line)).toEqual([5, 30, 4, 20, 31]);
  const from = (line: number, step: 1 | -1) => stepFrom(all, { line, character: 3 }, step)?.range.start.line;
  expect(from(0, 1)).toBe(5);
  expect(from(5, 1)).toBe(30);
  expect(from(30, 1)).toBe(4);
  expect(from(31, 1)).toBe(5);
  expect(from(5, -1)).toBe(31);
  expect(from(4, -1)).toBe(30);
  expect(stepFrom([], { line: 0, character: 0 }, 1)).toBeUndefined();
});
