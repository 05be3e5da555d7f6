/** What is said of a document in a few words: on the status bar, at the language, and in the side bar. */

import type { Summary } from '../../server/src/protocol/requests';
import { say } from './words';

/** `勾稽：3 错 · 890/1,204`: what is to mend, and how many of the printed numbers are tied. */
export function headline({ printed, tied, errors, toMend }: Summary): string {
  if (printed === 0 && toMend === 0) return say('勾稽：没有读出表格', 'Gouji: no table was read');
  const warnings = toMend - errors;
  const found =
    errors > 0 || warnings === 0
      ? say(`${errors} 错`, `${errors} wrong`)
      : say(`${warnings} 警`, `${warnings} doubtful`);
  return say(
    `勾稽：${found} · ${countText(tied)}/${countText(printed)}`,
    `Gouji: ${found} · ${countText(tied)}/${countText(printed)}`,
  );
}

/** The sentence of the command line, with what is let stand and why the check is partial. */
export function counts({ checked, partial, waived }: Summary): string {
  const ignored = waived ? say(`已忽略 ${waived} 处`, `${waived} let stand`) : '';
  return [checked, ignored, partial].filter(Boolean).join(say('；', '; '));
}

/** `1,204` */
function countText(count: number): string {
  return count.toLocaleString('en-US');
}
