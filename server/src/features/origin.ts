/** Where in its original something stands that was found in its view, as data and in words. */

import type { Diagnostic, Hover, MarkupContent, Range } from 'vscode-languageserver-types';
import type { Locale } from '../rules/model';
import { say } from '../rules/wording';
import type { Origin } from '../sources/model';
import { originAt } from '../sources/view/origin-at';
import { escapeMarkdown } from '../text/markdown';
import type { FoundDocument } from './model';

/** The place in the original of what begins where a range of the view does; `undefined` for texts. */
export function originOf(document: Pick<FoundDocument, 'original'>, { start }: Range): Origin | undefined {
  const { original } = document;
  return original && originAt(original.view, start.line, start.character);
}

/** A place in an original: `第12页`, `工作表“表3”B7`, `第5段`, `第3张表第7行第4列`. */
export function originText(origin: Origin, locale: Locale): string {
  if ('page' in origin) return say(locale, `第${origin.page}页`, `page ${origin.page}`);
  if ('sheet' in origin && origin.sheet === '')
    return say(locale, `单元格${origin.cell}`, `cell ${origin.cell}`);
  if ('sheet' in origin)
    return say(locale, `工作表“${origin.sheet}”${origin.cell}`, `sheet “${origin.sheet}” ${origin.cell}`);
  const { paragraph, table, row, column } = origin;
  if (table === undefined) return say(locale, `第${paragraph}段`, `paragraph ${paragraph}`);
  const within = [
    say(locale, `第${table}张表`, `table ${table}`),
    row === undefined ? '' : say(locale, `第${row}行`, `row ${row}`),
    column === undefined ? '' : say(locale, `第${column}列`, `column ${column}`),
  ];
  return within.filter((words) => words !== '').join(locale === 'en' ? ', ' : '');
}

/** A diagnostic as it is shown where only its message is seen: the place in the original goes before it. */
export function placedDiagnostic(document: FoundDocument, diagnostic: Diagnostic): Diagnostic {
  const { locale } = document.settings;
  const before = (range: Range, message: Diagnostic['message']): string => {
    const words = typeof message === 'string' ? message : message.value;
    const origin = originOf(document, range);
    return origin ? `${originText(origin, locale)} ${words}` : words;
  };
  return {
    ...diagnostic,
    message: before(diagnostic.range, diagnostic.message),
    relatedInformation: diagnostic.relatedInformation?.map((related) => ({
      ...related,
      message: before(related.location.range, related.message),
    })),
  };
}

/** A hover that begins with the place in the original of what it is about; in texts as it is. */
export function placedHover(document: FoundDocument, hover: Hover): Hover {
  const { contents, range } = hover;
  const origin = range && originOf(document, range);
  if (!origin || !isMarkup(contents)) return hover;
  const place = escapeMarkdown(originText(origin, document.settings.locale));
  return { contents: { ...contents, value: `${place} · ${contents.value}` }, range };
}

function isMarkup(contents: Hover['contents']): contents is MarkupContent {
  return typeof contents === 'object' && 'kind' in contents;
}
