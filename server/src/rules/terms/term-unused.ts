/** `doc/term-unused` and `doc/term-variant`: an entry of 名词解释 that the disclosure does not use, or uses under another name. */

import { type Unused, unusedIn } from '../../model/term-entries';
import type { Finding, FindingRule, Locale } from '../model';
import { say } from '../wording';

export const termUnused: FindingRule = {
  code: 'doc/term-unused',
  check: (disclosure) =>
    unusedIn(disclosure)
      .filter(({ instead }) => !instead)
      .map(({ entry }) => ({
        code: 'doc/term-unused',
        severity: 3,
        place: entry.termPlace,
        message: (locale: Locale) =>
          say(
            locale,
            `名词解释了“${entry.term}”，但正文和表格都没有用到`,
            `The glossary explains “${entry.term}”, which neither the text nor the tables use`,
          ),
        related: [],
        fixes: [],
      })),
};

export const termVariant: FindingRule = {
  code: 'doc/term-variant',
  check: (disclosure) => unusedIn(disclosure).flatMap(variant),
};

function variant({ entry, instead }: Unused): Finding[] {
  if (!instead) return [];
  const { name, place } = instead;
  return [
    {
      code: 'doc/term-variant',
      severity: 3,
      place: entry.termPlace,
      message: (locale) =>
        say(
          locale,
          `名词解释写作“${entry.term}”，正文和表格用的是“${name}”，宜统一`,
          `The glossary says “${entry.term}”, the text and tables “${name}”: better use one name`,
        ),
      related: [
        {
          place,
          message: (locale) => say(locale, `此处用“${name}”`, `Here “${name}” is used`),
        },
      ],
      fixes: [
        {
          title: (locale) => say(locale, `改为“${name}”`, `Change to “${name}”`),
          kind: 'name',
          isPreferred: false,
          edits: [{ place: entry.termPlace, newText: name }],
        },
      ],
    },
  ];
}
