/** Puts a word that nobody has seen in place of one of a document's, and tells what that does to the check. */

import type { TableModel } from '../../src/disclosure/model';
import { numbersOfTable } from '../../src/disclosure/printed-numbers';
import { rangeOfPlace, spanOfPlace } from '../../src/features/ranges';
import { coverageOf } from '../../src/reconcile/coverage';
import { type CheckedDocument, DEFAULT_SETTINGS, type LanguageId, type Service } from '../../src/service';
import type { Cell } from '../../src/tables/model';
import { compact } from '../../src/text/normalise';
import { lineOf, offsetAt, type Span } from '../../src/text/snapshot';
import { createRandom } from '../generator/random';
import { type Mistyped, mistype, mutated, subjectOf } from '../reconcile/mutate';
import { nonsense, synonymOf } from './words';

const URI = 'file:///unseen';

/** A word of one table, wherever it stands there, and what is put in its place. */
export interface Trial {
  readonly kind: 'header' | 'label';
  readonly word: string;
  readonly unseen: string;
  /** Where it stands, in order; none overlap. */
  readonly places: readonly Span[];
  /** Offsets of the amounts that the word itself is about: those of its columns, or of its rows. */
  readonly own: ReadonlySet<number>;
}

/** What an unseen word did beyond its own amounts. */
export interface Effect {
  readonly trial: Trial;
  readonly line: number;
  /** Errors that the document did not have, a line each. */
  readonly errors: readonly string[];
  /** Preferred fixes of the document with mistyped amounts that it did not have, and that do not undo a mistake. */
  readonly fixes: readonly string[];
  /** Amounts that were tied and are not, those of the word's own and all others. */
  readonly ownUntied: number;
  readonly untied: number;
  /** Other amounts that are no longer in their row and column. */
  readonly displaced: number;
}

/** A document with all that its trials are compared with. */
export interface Subject {
  readonly text: string;
  readonly language: LanguageId;
  /** Empty where the document has errors of its own: these may be told otherwise. */
  readonly trials: readonly Trial[];
  readonly plain: Checked;
  /** The same with some amounts mistyped, and how many characters that adds before an offset. */
  readonly mistyped: Checked;
  readonly wrong: readonly Mistyped[];
}

/** What a check says, with all places as offsets of the text that it is of. */
interface Checked {
  readonly document: CheckedDocument;
  readonly errors: ReadonlyMap<string, string>;
  readonly fixes: ReadonlySet<string>;
  readonly tied: ReadonlySet<number>;
  /** Where each amount stands: its column, and the row by the offset of its first amount. */
  readonly cells: ReadonlyMap<number, string>;
}

/** So many amounts are mistyped to see what is mended. */
const MISTYPED = 8;
/** Lines without a code or a total's name are all alike: so many of a table are tried. */
const MOST_LINES = 3;

const asIs = (offset: number): number => offset;

/** Reads a document and finds the words to try; `seed` decides which amounts are mistyped. */
export function subjectFor(service: Service, text: string, language: LanguageId, seed: number): Subject {
  const document = service.check(text, language, DEFAULT_SETTINGS);
  const wrong = mistypedAmounts(service, text, language, seed);
  const mistyped = mutated(text, wrong).text;
  const plain = checkedOf(service, document, asIs);
  const tables = plain.errors.size > 0 ? [] : document.model.disclosures.flatMap((each) => each.tables);
  return {
    text,
    language,
    trials: tables.flatMap((table) => [...headerTrials(document, table), ...labelTrials(document, table)]),
    plain,
    mistyped: checkedOf(service, service.check(mistyped, language, DEFAULT_SETTINGS), asIs),
    wrong,
  };
}

function mistypedAmounts(service: Service, text: string, language: LanguageId, seed: number) {
  const random = createRandom(seed);
  const subject = subjectOf(service, text, language);
  const count = Math.min(MISTYPED, subject.targets.length);
  for (let attempt = 0; attempt < 20; attempt++) {
    const wrong = mistype(subject, count, random);
    if (wrong) return wrong;
  }
  return [];
}

/** A word of a header once for all places where its table prints it, and the first of these alone. */
function headerTrials(document: CheckedDocument, model: TableModel): Trial[] {
  const columnsOf = new Map<number, Set<number>>();
  const cells = new Map<number, Cell>();
  model.table.columns.forEach(({ headers }, column) => {
    for (const cell of headers) {
      if (cell.more || cell.text === '') continue;
      cells.set(cell.start, cell);
      columnsOf.set(cell.start, (columnsOf.get(cell.start) ?? new Set()).add(column));
    }
  });
  const byWord = new Map<string, Cell[]>();
  for (const cell of [...cells.values()].sort((a, b) => a.start - b.start))
    byWord.set(compact(cell.text), [...(byWord.get(compact(cell.text)) ?? []), cell]);
  const amounts = amountsByCell(document, model);
  const own = (places: readonly Cell[]) => {
    const columns = new Set(places.flatMap(({ start }) => [...(columnsOf.get(start) ?? [])]));
    return new Set(amounts.flatMap(({ column, offset }) => (columns.has(column) ? [offset] : [])));
  };
  return [...byWord].flatMap(([word, places]) => {
    const everywhere = [...places, ...onFurtherPages(document, model, places)];
    const all = trialsOf(document, model, 'header', word, everywhere, own(places));
    if (everywhere.length < 2) return all;
    const [first] = places;
    return [...all, ...trialsOf(document, model, 'header', word, [first], own([first]))];
  });
}

/** Where pages further down repeat the line that a word of the header stands on; lines of a single cell tell nothing. */
function onFurtherPages(document: CheckedDocument, { table }: TableModel, places: readonly Cell[]): Cell[] {
  if (table.layout === 'cells') return [];
  const offset = spanOfPlace(document, { block: table, start: 0, end: 0 }).start;
  const lines = document.snapshot.text.slice(offset, offset + table.end).split('\n');
  const starts: number[] = [0];
  for (const line of lines) starts.push(starts[starts.length - 1] + line.length + 1);
  const last = places[places.length - 1].start;
  return places
    .flatMap(({ text, start, end }) => {
      const own = starts.findLastIndex((from) => from <= start);
      return lines.flatMap((line, index) => {
        if (index === own || line !== lines[own] || starts[index] < last) return [];
        const moved = starts[index] - starts[own];
        return [{ text, start: start + moved, end: end + moved }];
      });
    })
    .sort((a, b) => a.start - b.start);
}

/** Names of totals and the like, and some names of lines that no code stands beside. */
function labelTrials(document: CheckedDocument, model: TableModel): Trial[] {
  const amounts = amountsByCell(document, model);
  return model.panels.flatMap((panel) => {
    let lines = 0;
    return panel.rows.flatMap((row) => {
      const { labelPlace, label } = row;
      if (row.code || !labelPlace || label === '' || row.role === 'unit') return [];
      if (row.role === 'item' && (panel.domain || ++lines > MOST_LINES)) return [];
      const start = labelPlace.start;
      const { text } = document.snapshot;
      const span = spanOfPlace(document, labelPlace);
      const printed = text.slice(span.start, span.end);
      const at = printed.indexOf(label);
      if (at < 0 || printed.includes('\n')) return [];
      const own = new Set(amounts.flatMap((one) => (one.row === row.row ? [one.offset] : [])));
      const cell = { text: label, start: start + at, end: start + at + label.length };
      return trialsOf(document, model, 'label', label, [cell], own);
    });
  });
}

/** The unit that a header gives its amounts stays. */
const UNIT = /[（(](?:金额)?(?:单位[：:])?[^）)]*元[)）]$/;

function trialsOf(
  document: CheckedDocument,
  model: TableModel,
  kind: Trial['kind'],
  word: string,
  cells: readonly Cell[],
  own: ReadonlySet<number>,
): Trial[] {
  const kept = UNIT.exec(word)?.[0] ?? '';
  const said = word.slice(0, word.length - kept.length);
  if (said === '') return [];
  const places = cells.map((cell) => spanOfPlace(document, { ...cell, block: model.table }));
  const unseen = [nonsense(said), synonymOf(said)].filter((one) => one !== undefined);
  return unseen.map((one) => ({ kind, word, unseen: one + kept, places, own }));
}

function amountsByCell(document: CheckedDocument, { panels }: TableModel) {
  return panels.flatMap(({ rows }) =>
    rows.flatMap(({ amounts }) =>
      amounts.flatMap((amount) => {
        if (!amount?.cell || amount.printed.blank) return [];
        const { start } = spanOfPlace(document, amount.place);
        return [{ row: amount.cell.row, column: amount.cell.column, offset: start }];
      }),
    ),
  );
}

/** Tries one word in the document as it is and with its mistyped amounts. */
export function tryWord(service: Service, subject: Subject, trial: Trial): Effect {
  const { plain } = subject;
  const after = checkWith(service, subject, plain.document, trial.places, trial.unseen);
  const moved = trial.places.map(({ start, end }) => ({
    start: shifted(subject, start),
    end: shifted(subject, end),
  }));
  const mended = checkWith(service, subject, subject.mistyped.document, moved, trial.unseen);
  const gone = [...plain.tied].filter((offset) => !after.tied.has(offset));
  const untied = gone.filter((offset) => !trial.own.has(offset)).length;
  const displaced = [...plain.cells].filter(
    ([offset, cell]) => !trial.own.has(offset) && after.cells.get(offset) !== cell,
  ).length;
  return {
    trial,
    line: lineOf(plain.document.snapshot, trial.places[0].start) + 1,
    errors: [...after.errors].flatMap(([key, said]) => (plain.errors.has(key) ? [] : [said])),
    fixes: [...mended.fixes].filter((fix) => !subject.mistyped.fixes.has(fix) && !undoes(subject, fix)),
    ownUntied: gone.length - untied,
    untied,
    displaced,
  };
}

/** Whether a fix writes again what was printed before it was mistyped. */
function undoes(subject: Subject, fix: string): boolean {
  return subject.wrong.some(
    ({ start, mistyped, printed }) => fix === fixAt(shifted(subject, start), mistyped, printed),
  );
}

function fixAt(offset: number, printed: string, newText: string): string {
  return `${offset} ${printed} → ${newText}`;
}

/** Where an offset is in the text with the mistyped amounts. */
function shifted({ wrong }: Subject, offset: number): number {
  return wrong.reduce(
    (at, { start, printed, mistyped }) => (start < offset ? at + mistyped.length - printed.length : at),
    offset,
  );
}

function checkWith(
  service: Service,
  { language }: Subject,
  document: CheckedDocument,
  places: readonly Span[],
  unseen: string,
): Checked {
  const { text } = document.snapshot;
  const [from, to] = [places[0].start, places[places.length - 1].end];
  let replaced = '';
  let at = from;
  for (const { start, end } of places) {
    replaced += text.slice(at, start) + unseen;
    at = end;
  }
  const changed = text.slice(0, from) + replaced + text.slice(to);
  const change = { start: from, oldEnd: to, newEnd: from + replaced.length };
  const after = service.check(changed, language, DEFAULT_SETTINGS, { document, change });
  const back = (offset: number): number => {
    let before = offset;
    for (const { start, end } of places) {
      if (start >= before) break;
      before = Math.max(start, before - (unseen.length - (end - start)));
    }
    return before;
  };
  return checkedOf(service, after, back);
}

function checkedOf(service: Service, document: CheckedDocument, back: (offset: number) => number): Checked {
  const { snapshot, model } = document;
  const startOf = (position: Parameters<typeof offsetAt>[1]): number => back(offsetAt(snapshot, position));
  const errors = service
    .diagnostics(document, URI)
    .filter(({ severity }) => severity === 1)
    .map(({ range, code, message }) => {
      return [`${startOf(range.start)} ${code}`, `${range.start.line + 1} ${code} ${message}`] as const;
    });
  const tied = new Set<number>();
  const cells = new Map<number, string>();
  for (const disclosure of model.disclosures) {
    const part = document.parts.get(disclosure);
    const untied = new Set(coverageOf(disclosure, part).untied);
    for (const table of disclosure.tables) {
      if (!part?.doubtful.has(table))
        for (const amount of numbersOfTable(table).read)
          if (!untied.has(amount)) tied.add(startOf(rangeOfPlace(document, amount.place).start));
      for (const { cells: row } of table.rows) {
        const placed = row.flatMap(({ text, start, end }, column) =>
          /\d\.\d|\d,\d{3}/.test(text)
            ? [{ column, offset: back(spanOfPlace(document, { start, end, block: table.table }).start) }]
            : [],
        );
        for (const { column, offset } of placed) cells.set(offset, `${placed[0].offset} ${column}`);
      }
    }
  }
  const fixes = service.fixAll(document).map(({ range, newText }) => {
    const [start, end] = [offsetAt(snapshot, range.start), offsetAt(snapshot, range.end)];
    return fixAt(startOf(range.start), snapshot.text.slice(start, end), newText);
  });
  return { document, errors: new Map(errors), fixes: new Set(fixes), tied, cells };
}
