/** Tests `=` on real documents: in the place of totals and codes with others below them it gives back what was printed. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyEdits } from '../../src/cli/edits';
import type { Panel, PanelRow } from '../../src/disclosure/model';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });
const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);
const present = existsSync(SEEDS);
if (!present) console.log('Skipped: the real documents are not in ../shared, so none asks for its totals.');

/** Codes of sanmenxia are broken as printed, so that the levels of its rows are not known. */
const NAMES = present ? readdirSync(SEEDS).filter((name) => !name.startsWith('sanmenxia')) : [];

function isComputable({ rows, domain }: Panel, row: PanelRow, index: number): boolean {
  if (!domain || domain === 'unit' || row.code?.domain === 'unit') return false;
  if (row.role === 'total') return true;
  const code = row.code?.digits;
  const below = rows[index + 1]?.code?.digits;
  return code !== undefined && below !== undefined && below.length > code.length && below.startsWith(code);
}

test.each(NAMES)('%s', (name) => {
  const source = readFileSync(new URL(name, SEEDS), 'utf8');
  const budget = service.convert(service.check(source, 'plaintext', DEFAULT_SETTINGS), 'budget');
  const printed = service.check(budget, 'budget', DEFAULT_SETTINGS);
  const places = printed.model.disclosures.flatMap(({ tables }) =>
    tables.flatMap(({ table, panels }) => {
      const offset = printed.model.read.offsets.get(table) ?? 0;
      return panels.flatMap((panel) =>
        panel.rows.flatMap((row, index) =>
          isComputable(panel, row, index)
            ? row.amounts.flatMap((amount) =>
                amount && !amount.printed.blank
                  ? [{ start: offset + amount.place.start, end: offset + amount.place.end }]
                  : [],
              )
            : [],
        ),
      );
    }),
  );
  expect(places.length).toBeGreaterThan(20);
  const asking = places
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end }) => text.slice(0, start) + '='.padStart(end - start) + text.slice(end),
      budget,
    );
  const filled = applyEdits(asking, service.fixAll(service.check(asking, 'budget', DEFAULT_SETTINGS)));
  expect(filled).toBe(budget);
});
