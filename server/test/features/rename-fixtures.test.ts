/** Renaming amounts of whole documents: where nothing has to be confirmed, what comes out is in order again. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { add, exactFromDigits } from '../../src/amounts/exact';
import { printAmount, styleOf } from '../../src/amounts/printed';
import { rangeOfPlace } from '../../src/features/ranges';
import { rename } from '../../src/features/rename';
import { createService, DEFAULT_SETTINGS, type LanguageId } from '../../src/service';
import { withEdits } from '../real/mutations';

const service = createService({ documentation: () => undefined });

/** So many amounts of a document are renamed. */
const AMOUNTS = 60;
/** Ten thousand 元 and a digit of every place, in 分: beyond any rounding. */
const MORE = exactFromDigits('11111', 2);

/** Errors and warnings: what sentences say of growth and shares is warned of. */
function complaintsIn(text: string, language: LanguageId): string[] {
  return service
    .diagnostics(service.check(text, language, DEFAULT_SETTINGS), 'file:///a')
    .filter(({ severity = 1 }) => severity <= 2)
    .map(({ code, range, message }) => `${range.start.line + 1} ${code} ${String(message)}`);
}

test.each<[string, LanguageId]>([
  ['demo/clean.disclosure', 'disclosure'],
  ['cells/clean.disclosure', 'disclosure'],
  ['aligned/clean.disclosure', 'disclosure'],
  ['final-accounts/clean.disclosure', 'disclosure'],
  ['pipes/clean.budget', 'budget'],
])('%s', { timeout: 300_000 }, (file, language) => {
  const text = readFileSync(new URL(`../../../test-fixtures/${file}`, import.meta.url), 'utf8');
  const document = service.check(text, language, DEFAULT_SETTINGS);
  const amounts = document.model.disclosures.flatMap(({ tables, textAmounts }) => [
    ...tables.flatMap(({ panels }) =>
      panels.flatMap(({ rows }) =>
        rows.flatMap((row) =>
          row.amounts.flatMap((amount) => (amount && !amount.printed.blank ? [amount] : [])),
        ),
      ),
    ),
    ...textAmounts,
  ]);
  const step = Math.max(1, Math.floor(amounts.length / AMOUNTS));
  let certain = 0;
  for (const { place, printed } of amounts.filter((_, index) => index % step === 0)) {
    const name = printAmount(add(printed.value, MORE), printed.unit, styleOf(printed));
    const result = rename(document, rangeOfPlace(document, place).start, name);
    if ('refused' in result) throw new Error(result.refused);
    const { edits, annotations = {} } = result;
    expect(edits.length).toBeGreaterThan(0);
    if (edits.some(({ annotation = '' }) => annotations[annotation]?.needsConfirmation)) continue;
    certain++;
    expect(complaintsIn(withEdits(text, edits), language), `${printed.text} → ${name}`).toEqual([]);
  }
  console.log(`${file}: ${certain} amounts renamed without a question`);
});
