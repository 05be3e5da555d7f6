/** The page of a table: draws the grid, moves between its cells by mouse and keyboard, and tells where it is. */

import type { GridCell, GridRow, TableGrid } from '../../server/src/features/table-grid';
import type { FromPage, ShowTable, TableWords, ToPage } from '../src/tableMessages';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const vscode = acquireVsCodeApi();
const bar = make('header', { className: 'bar' });
const body = make('main', {});
document.body.append(bar, body);

/** What is shown, and the cell that the keyboard is on. */
let shown: ShowTable | undefined;
let current = { row: 0, column: 0 };

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'show') show(data);
  else follow(data.line);
});
vscode.postMessage({ type: 'ready' });

function show(message: ShowTable): void {
  const isSame = shown?.table?.index === message.table?.index;
  const hadFocus = body.contains(document.activeElement);
  shown = message;
  if (!isSame) current = { row: 0, column: 0 };
  const { table, words } = message;
  bar.replaceChildren(...(table ? barOf(table, words) : []));
  body.replaceChildren(table ? gridOf(table, words) : make('p', { textContent: words.nothing }));
  placeFrozen(table?.labels ?? 0);
  if (isSame) setCurrent(current.row, current.column, hadFocus);
  else body.scrollTo(0, 0);
}

function barOf(table: TableGrid, words: TableWords): HTMLElement[] {
  const go = (textContent: string, index: number): HTMLElement => {
    const button = make('button', { textContent, disabled: index < 0 || index >= table.count });
    button.addEventListener('click', () => vscode.postMessage({ type: 'choose', index }));
    return button;
  };
  const title = make('h1', { textContent: table.title });
  const details = make('span', { className: 'details', textContent: `${table.unit} · ${table.summary}` });
  const count = make('span', { className: 'count', textContent: `${table.index + 1} / ${table.count}` });
  const turning = make('nav', {});
  turning.append(go(words.previous, table.index - 1), count, go(words.next, table.index + 1));
  return [title, details, turning];
}

function gridOf(table: TableGrid, words: TableWords): HTMLElement {
  const grid = make('table', {});
  grid.setAttribute('role', 'grid');
  grid.setAttribute('aria-label', table.title);
  grid.setAttribute('aria-rowcount', String(table.header.length + table.rows.length));
  grid.setAttribute('aria-colcount', String(table.columns.length));
  const head = make('thead', {});
  head.append(...headerOf(table));
  const rows = make('tbody', {});
  rows.append(...table.rows.map((row, index) => rowOf(table, row, index, words)));
  grid.append(head, rows);
  rows.addEventListener('click', ({ target }) => choose(target));
  rows.addEventListener('keydown', onKey);
  return grid;
}

function headerOf(table: TableGrid): HTMLElement[] {
  /** Columns that cells of the rows above still cover, by how many rows. */
  const covered = table.columns.map(() => 0);
  return table.header.map((cells) => {
    const row = make('tr', {});
    let column = 0;
    for (const { text, columns, rows } of cells) {
      while (covered[column] > 0) column++;
      const cell = make('th', { textContent: text, colSpan: columns, rowSpan: rows });
      cell.scope = columns > 1 ? 'colgroup' : 'col';
      if (column + columns <= table.labels) cell.dataset.frozen = String(column);
      row.append(cell);
      for (let under = column; under < column + columns; under++) covered[under] = rows;
      column += columns;
    }
    covered.forEach((rows, at) => {
      covered[at] = Math.max(0, rows - 1);
    });
    return row;
  });
}

function rowOf(table: TableGrid, { cells, isTotal }: GridRow, index: number, words: TableWords): HTMLElement {
  const row = make('tr', { className: isTotal ? 'total' : '' });
  row.setAttribute('aria-rowindex', String(table.header.length + index + 1));
  row.append(...cells.map((cell, column) => cellOf(table, cell, index, column, words)));
  return row;
}

function cellOf(
  { columns, labels }: TableGrid,
  { text, state, message, isComputed }: GridCell,
  row: number,
  column: number,
  { states }: TableWords,
): HTMLElement {
  const cell = make('td', { textContent: text, tabIndex: row === 0 && column === 0 ? 0 : -1 });
  cell.setAttribute('role', column < labels ? 'rowheader' : 'gridcell');
  cell.classList.add(columns[column], ...(state ? [state] : []), ...(isComputed ? ['computed'] : []));
  if (column < labels) cell.dataset.frozen = String(column);
  const told = [message ?? (state && states[state]), isComputed && states.computed]
    .filter(Boolean)
    .join('\n');
  if (told !== '') cell.setAttribute('aria-description', told);
  if (told !== '' && state !== 'tied') cell.title = told;
  return cell;
}

/** Columns on the left stay where they are: each begins where those before it end. */
function placeFrozen(labels: number): void {
  const first = body.querySelector('tbody tr');
  if (!first) return;
  const lefts: number[] = [];
  let left = 0;
  for (const cell of [...first.children].slice(0, labels)) {
    lefts.push(left);
    left += cell.getBoundingClientRect().width;
  }
  // So that they never cover more than half of a narrow panel.
  if (left > body.clientWidth / 2) return;
  for (const cell of body.querySelectorAll<HTMLElement>('[data-frozen]'))
    cell.style.left = `${lefts[Number(cell.dataset.frozen)]}px`;
}

function choose(target: EventTarget | null): void {
  const at = target instanceof HTMLElement ? indexesOf(target) : undefined;
  if (!at) return;
  setCurrent(at.row, at.column, true);
  reveal(false);
}

function indexesOf(cell: HTMLElement): { row: number; column: number } | undefined {
  const row = cell.closest('tbody tr');
  if (!row?.parentElement || cell.tagName !== 'TD') return undefined;
  return {
    row: [...row.parentElement.children].indexOf(row),
    column: [...row.children].indexOf(cell),
  };
}

/** Arrows, Home and End go from cell to cell, Enter goes to the place in the text. */
function onKey(event: KeyboardEvent): void {
  const table = shown?.table;
  if (!table) return;
  const { row, column } = current;
  const page = 20;
  const [lastRow, lastColumn] = [table.rows.length - 1, table.columns.length - 1];
  const targets: Readonly<Record<string, readonly [row: number, column: number]>> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    PageUp: [Math.max(0, row - page), column],
    PageDown: [Math.min(lastRow, row + page), column],
    Home: event.ctrlKey ? [0, 0] : [row, 0],
    End: event.ctrlKey ? [lastRow, lastColumn] : [row, lastColumn],
  };
  const to = targets[event.key];
  if (event.key === 'Enter') reveal(true);
  else if (!to) return;
  else if (setCurrent(to[0], to[1], true)) reveal(false);
  event.preventDefault();
}

function setCurrent(row: number, column: number, withFocus: boolean): boolean {
  const cell = cellAt(row, column);
  if (!cell) return false;
  body.querySelector<HTMLElement>('td.current')?.classList.remove('current');
  body.querySelector<HTMLElement>('td[tabindex="0"]')?.setAttribute('tabindex', '-1');
  current = { row, column };
  cell.classList.add('current');
  cell.tabIndex = 0;
  if (withFocus) cell.focus();
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

function cellAt(row: number, column: number): HTMLElement | undefined {
  const cell = body.querySelector('tbody')?.children[row]?.children[column];
  return cell instanceof HTMLElement ? cell : undefined;
}

function reveal(goThere: boolean): void {
  const { row, column } = current;
  const range = shown?.table?.rows[row]?.cells[column]?.range;
  if (range) vscode.postMessage({ type: 'reveal', range, goThere });
}

/** The row that is printed on a line, where the keyboard is not in the grid. */
function follow(line: number): void {
  if (body.contains(document.activeElement)) return;
  const rows = shown?.table?.rows ?? [];
  const isOn = ({ range }: GridCell): boolean => range?.start.line === line;
  const row = rows.findIndex(({ cells }) => cells.some(isOn));
  if (row >= 0) setCurrent(row, Math.max(0, rows[row].cells.findIndex(isOn)), false);
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}
