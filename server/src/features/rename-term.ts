/** Another word for a term of 名词解释: in its entry and wherever the disclosure uses it. */

import { namesOf, standardTerms } from '../knowledge/terms';
import { say } from '../rules/wording';
import { rangeOf } from '../text/snapshot';
import { isName, termKey } from '../text/terms';
import type { CheckedDocument } from './model';
import { type Occurrence, occurrencesOf } from './occurrences';
import type { Renamer } from './rename';
import { noNameText, renamed } from './rename-name';
import { type TermUse, termAt } from './term-places';

export const termRenamer: Renamer = {
  prepare: (document, position) => {
    const use = explainedAt(document, position);
    return use && { range: rangeOf(document.snapshot, use.span), placeholder: printed(document, use) };
  },
  rename: (document, position, name) => {
    const use = explainedAt(document, position);
    const { locale } = document.settings;
    if (!use || !isName(name)) return { refused: noNameText(name, locale) };
    const { disclosure } = use;
    const others = [...disclosure.glossary.map(({ term }) => term), ...standardTerms().flatMap(namesOf)];
    const places = occurrencesOf(document, disclosure, printed(document, use), others);
    const isInText = ({ block }: Occurrence): boolean => block.type === 'text';
    return renamed(document, places, name, isInText, {
      label: say(locale, '表中的同一个词', 'The same word in tables'),
      description: say(
        locale,
        '标题、表头和行名按规定的式样写，改了可能读不懂，请确认',
        'Titles, headers and rows have prescribed words: with others a table may not be understood',
      ),
      needsConfirmation: true,
    });
  },
};

/** A term that the disclosure explains, used by the very name of its entry: other names for it are words of their own. */
function explainedAt(document: CheckedDocument, position: Parameters<typeof termAt>[1]): TermUse | undefined {
  const use = termAt(document, position);
  const term = use?.entry?.term;
  return term !== undefined && termKey(term) === termKey(printed(document, use)) ? use : undefined;
}

function printed({ snapshot }: CheckedDocument, use: TermUse | undefined): string {
  return use ? snapshot.text.slice(use.span.start, use.span.end) : '';
}
