/** A new value for an amount: in all places that print the same fact, with what is computed from it. */

import type { ChangeAnnotation, Position, TextEdit } from 'vscode-languageserver-types';
import { parseAmount } from '../amounts/printed';
import { isAsked } from '../disclosure/asked';
import type { Amount, Disclosure } from '../disclosure/model';
import { withPercent } from '../disclosure/percent-cells';
import {
  type Around,
  type Followed,
  type Following,
  type FollowingPercent,
  follow,
} from '../reconcile/follow';
import { editsFor, renamedText } from '../reconcile/printing';
import type { Locale } from '../rules/model';
import { fullName, isInText } from '../rules/names';
import { changesByAmount, proportionsByAmount } from '../rules/proportions';
import { percentText } from '../rules/text/percent';
import { placeName } from '../rules/text/place-name';
import { amountText, named, say } from '../rules/wording';
import { memoize } from '../text/memo';
import { withRoom } from './asked';
import { amountAt, disclosureOf } from './lookup';
import type { AnnotatedEdit, CheckedDocument, Refusal, Renaming } from './model';
import { comparePositions, rangeOfPlace, spanOfPlace, textEditOf } from './ranges';
import { relationsAround } from './relations';
import type { Renamer } from './rename';

export const amountRenamer: Renamer = {
  prepare: (document, position) => {
    const amount = amountToRename(document, position);
    if (!amount) return undefined;
    if (isAsked(amount)) return { refused: askedText(document.settings.locale) };
    return { range: rangeOfPlace(document, amount.place), placeholder: amount.printed.text };
  },
  rename: (document, position, name) => {
    const amount = amountToRename(document, position);
    const { locale } = document.settings;
    const typed = amount && parseAmount(name, amount.printed.unit);
    if (!amount || !typed || typed.blank || typed.unit !== amount.printed.unit)
      return { refused: noAmountText(name, locale) };
    return renamingOf(document, follow({ amount, value: typed.value }, aroundIn(document)));
  },
};

/** What a document says of its amounts. */
function aroundIn(document: CheckedDocument): Around {
  const disclosure = memoize((amount: Amount) => disclosureOf(document, amount.place.block));
  const among =
    <V>(known: (disclosure: Disclosure) => ReadonlyMap<Amount | undefined, readonly V[]>) =>
    (amount: Amount): readonly V[] => {
      const own = disclosure(amount);
      return (own && known(own).get(amount)) ?? [];
    };
  return {
    relationsOf: (amount) => relationsAround(document, amount),
    proportionsOf: among(proportionsByAmount),
    changesOf: among(changesByAmount),
  };
}

/** A printed amount: a blank cell has no name to change. */
function amountToRename(document: CheckedDocument, position: Position): Amount | undefined {
  const amount = amountAt(document, position);
  return amount?.printed.blank ? undefined : amount;
}

function askedText(locale: Locale): string {
  return say(
    locale,
    '这个数由明细算出，请改明细。',
    'This amount is computed: change what it is computed from.',
  );
}

function noAmountText(name: string, locale: Locale): string {
  return say(locale, `“${name}”不是这里的数额`, `“${name}” is no amount that could stand here`);
}

/** The edits of all values that are not printed yet and of the percentages that they make, and what is told of them. */
function renamingOf(document: CheckedDocument, { values, percents }: Followed): Renaming | Refusal {
  const { locale } = document.settings;
  const annotations = new Map<string, ChangeAnnotation>();
  const names = new Map<string, string>();
  const annotated = (why: string, annotation: ChangeAnnotation, edit: TextEdit): AnnotatedEdit => {
    const key = JSON.stringify(annotation);
    const name = names.get(key) ?? `${why}-${names.size}`;
    names.set(key, name);
    annotations.set(name, annotation);
    return { ...edit, annotation: name };
  };
  const ofValues = values.flatMap((each): AnnotatedEdit[] =>
    editsFor([each], renamedText).map((edit) =>
      annotated(
        each.why,
        annotationOf(each, locale),
        keepingPipes(document, each.amount, textEditOf(document, edit)),
      ),
    ),
  );
  const ofPercents = percents.map((each): AnnotatedEdit => {
    const { place, decimals } = each.percent;
    const { start, end } = spanOfPlace(document, place);
    const printed = document.snapshot.text.slice(start, end);
    const newText = withPercent(printed, { coefficient: each.coefficient, decimals });
    return annotated('percent', percentAnnotation(each, locale), textEditOf(document, { place, newText }));
  });
  return {
    edits: [...ofValues, ...ofPercents].sort((a, b) => comparePositions(a.range.start, b.range.start)),
    annotations: Object.fromEntries(annotations),
  };
}

function percentAnnotation({ isDoubtful }: FollowingPercent, locale: Locale): ChangeAnnotation {
  const label = say(locale, '随之重算的百分比', 'Percentages computed from it');
  if (!isDoubtful) return { label, needsConfirmation: false };
  return { label: toConfirm(label, locale), needsConfirmation: true, description: UNCERTAIN[locale] };
}

function toConfirm(label: string, locale: Locale): string {
  return `${label}${say(locale, '（请确认）', ' (please confirm)')}`;
}

const UNCERTAIN: Readonly<Record<Locale, string>> = {
  'zh-cn': '不能由所改的数确定，请核对',
  en: 'It does not follow for certain: please check',
};

/** The edit with blanks taken or given before the amount, so that the pipes of a written table stay where they are. */
function keepingPipes(document: CheckedDocument, { cell }: Amount, edit: TextEdit): TextEdit {
  if (document.language !== 'budget' || cell?.table.table.layout !== 'pipes') return edit;
  const { range, newText } = edit;
  const printed = range.end.character - range.start.character;
  return { range: withRoom(document, range, newText.length), newText: newText.padStart(printed) };
}

function annotationOf(following: Following, locale: Locale): ChangeAnnotation {
  const { isDoubtful } = following;
  const label = labelOf(following, locale);
  if (!isDoubtful) return { label, needsConfirmation: false };
  return {
    label: toConfirm(label, locale),
    needsConfirmation: true,
    description: doubtText(following, locale),
  };
}

function labelOf(following: Following, locale: Locale): string {
  switch (following.why) {
    case 'asked':
      return say(locale, `改为 ${renamedText(following)}`, `Change to ${renamedText(following)}`);
    case 'same':
      return say(locale, '同一个数的其他位置', 'The same amount elsewhere');
    case 'computed':
      return say(locale, '随之重算的数', 'Amounts computed from it');
  }
}

/** What is printed against a value. */
function doubtText({ against, stale }: Following, locale: Locale): string {
  if (stale) {
    const percent = percentText(stale);
    return say(
      locale,
      `句中的 ${percent} 可能随之改变，请核对`,
      `${percent} in its sentence may change with it: please check`,
    );
  }
  if (against.length === 0) return UNCERTAIN[locale];
  const list = against.map((amount) => named(nameOf(amount), amountText(amount, locale)));
  const words = list.join(say(locale, '、', ', '));
  return say(locale, `与印出的 ${words} 不符`, `Printed against it: ${words}`);
}

function nameOf(amount: Amount): string {
  return isInText(amount) ? fullName(amount) : placeName(amount);
}
