/** A new value for an amount: in all places that print the same fact, with what is computed from it. */

import type { ChangeAnnotation, Position, TextEdit } from 'vscode-languageserver-types';
import { parseAmount } from '../amounts/printed';
import { isAsked } from '../disclosure/asked';
import type { Amount } from '../disclosure/model';
import { type Following, follow } from '../reconcile/follow';
import { editsFor, renamedText } from '../reconcile/printing';
import type { Locale } from '../rules/model';
import { fullName, isInText } from '../rules/names';
import { placeName } from '../rules/text/place-name';
import { amountText, named, say } from '../rules/wording';
import { withRoom } from './asked';
import { amountAt } from './lookup';
import type { AnnotatedEdit, CheckedDocument, Refusal, Renaming } from './model';
import { comparePositions, rangeOfPlace, textEditOf } from './ranges';
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
    const followed = follow(
      { amount, value: typed.value },
      { get: (each) => relationsAround(document, each) },
    );
    return renamingOf(document, followed);
  },
};

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

/** The edits of all values that are not printed yet, and what is told of them. */
function renamingOf(document: CheckedDocument, followed: readonly Following[]): Renaming | Refusal {
  const { locale } = document.settings;
  const annotations = new Map<string, ChangeAnnotation>();
  const names = new Map<string, string>();
  const edits = followed.flatMap((each): AnnotatedEdit[] => {
    const annotation = annotationOf(each, locale);
    const key = JSON.stringify(annotation);
    const name = names.get(key) ?? `${each.why}-${names.size}`;
    return editsFor([each], renamedText).map((edit) => {
      names.set(key, name);
      annotations.set(name, annotation);
      return { ...keepingPipes(document, each.amount, textEditOf(document, edit)), annotation: name };
    });
  });
  return {
    edits: edits.sort((a, b) => comparePositions(a.range.start, b.range.start)),
    annotations: Object.fromEntries(annotations),
  };
}

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
    label: `${label}${say(locale, '（请确认）', ' (please confirm)')}`,
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
function doubtText({ against }: Following, locale: Locale): string {
  if (against.length === 0)
    return say(locale, '不能由所改的数确定，请核对', 'It does not follow for certain: please check');
  const list = against.map((amount) => named(nameOf(amount), amountText(amount, locale)));
  const words = list.join(say(locale, '、', ', '));
  return say(locale, `与印出的 ${words} 不符`, `Printed against it: ${words}`);
}

function nameOf(amount: Amount): string {
  return isInText(amount) ? fullName(amount) : placeName(amount);
}
