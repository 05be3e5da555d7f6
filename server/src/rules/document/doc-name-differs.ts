/**
 * `doc/name-differs`: one unit or one project under two names (rule 19), or a fund under another than its official one in
 * the title of a table or its note.
 */

import type { Disclosure, TableKind } from '../../disclosure/model';
import {
  bodiesInCaption,
  codedProjects,
  type Name,
  type NameSlip,
  nameSlips,
  projectOfForm,
  projectsInTable,
  unitsInTables,
  unitsInText,
} from '../../disclosure/named-things';
import { isSlip, leavesOutLittle, likeness } from '../../knowledge/alike';
import { groupBy } from '../../text/collections';
import { nameKey } from '../../text/normalise';
import type { Finding, FindingRule, Locale } from '../model';
import { say } from '../wording';

const CODE = 'doc/name-differs';

/** Names of units less alike than this are those of different units. */
const ALIKE = 0.6;
/** Longer lists are not compared: work grows with the product of their lengths. */
const LONGEST = 200;
/** With fewer tables below one name, another is as likely the right one. */
const FEWEST_BODIES = 4;
/** More tables below another name are those of another body. */
const MOST_SLIPS = 2;
/** Units that no list of the same length leaves over in such numbers. */
const MOST_UNITS = 20;

/** Two names that are taken to mean one thing. */
interface Pair {
  readonly name: Name;
  readonly other: Name;
}

export const docNameDiffers: FindingRule = {
  code: CODE,
  check: (disclosure) => [
    ...unitPairs(disclosure).map((pair) => findingOf(pair, '单位', 'unit')),
    ...bodyPairs(disclosure).map((pair) => findingOf(pair, '单位', 'unit')),
    ...allProjectPairs(disclosure).map((pair) => findingOf(pair, '项目', 'project')),
    ...nameSlips(disclosure).flatMap(slipFinding),
  ],
};

/** The units of the text against those of the tables: what both have is put aside, and the rest must pair up whole. */
function unitPairs(disclosure: Disclosure): Pair[] {
  const listed = onePerName(unitsInText(disclosure));
  const printed = onePerName(unitsInTables(disclosure));
  const left = without(listed, printed);
  const right = without(printed, listed);
  if (left.length !== right.length || left.length > MOST_UNITS || listed.length < 2) return [];
  const pairs = left.flatMap((name) => {
    const other = mostAlike(name, right);
    return other && mostAlike(other, left) === name ? [{ name: other, other: name }] : [];
  });
  return pairs.length === left.length ? pairs : [];
}

function mostAlike({ name }: Name, others: readonly Name[]): Name | undefined {
  let best: Name | undefined;
  let most = ALIKE;
  for (const other of others) {
    const alike = likeness(name, other.name);
    if (alike < most) continue;
    most = alike;
    best = other;
  }
  return best;
}

/** The body above one or two tables, where nearly all others print a name that differs from it by a slip. */
function bodyPairs({ tables }: Disclosure): Pair[] {
  const byName = groupBy(tables.flatMap(bodiesInCaption), ({ name }) => name);
  const [most, ...others] = [...byName.values()].sort((a, b) => b.length - a.length);
  if (!most || most.length < FEWEST_BODIES) return [];
  return others
    .filter((names) => names.length <= MOST_SLIPS && isSlip(names[0].name, most[0].name))
    .flatMap((names) => names.map((name) => ({ name, other: most[0] })));
}

/** A name that its code or its form contradicts is not compared with other lists as well. */
function allProjectPairs(disclosure: Disclosure): Pair[] {
  const sure = [...codePairs(disclosure), ...formPairs(disclosure)];
  const known = new Set(sure.map(({ name }) => name.name));
  return [...sure, ...projectPairs(disclosure).filter(({ name }) => !known.has(name.name))];
}

/** One project code beside two names; one that is cut off is no other name. */
function codePairs({ tables }: Disclosure): Pair[] {
  const byCode = groupBy(tables.flatMap(codedProjects), ({ code }) => code);
  return [...byCode.values()].flatMap(([first, ...others]) =>
    others
      .filter(({ name }) => !isSameOrCut(nameKey(name), nameKey(first.name)))
      .map((name) => ({ name, other: first })),
  );
}

function isSameOrCut(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** Forms whose title and 项目名称 are alike and not the same. */
function formPairs({ tables }: Disclosure): Pair[] {
  return tables.flatMap((table) => {
    const { name, titled } = projectOfForm(table) ?? {};
    return name && titled && isSlip(nameKey(name.name), nameKey(titled.name))
      ? [{ name, other: titled }]
      : [];
  });
}

/** Lists of projects, in the order in which their names are believed. */
const PROJECT_LISTS: readonly TableKind[] = ['project-expenditure', 'performance-target', 'procurement'];

/** A name that only one list has, against those that this list has not. */
function projectPairs({ tables }: Disclosure): Pair[] {
  const lists = PROJECT_LISTS.map((kind) =>
    onePerName(tables.filter((table) => table.kind === kind).flatMap(projectsInTable)),
  );
  const pairs = lists.flatMap((list, index) =>
    lists.slice(0, index).flatMap((before) => projectPairsOf(list, before)),
  );
  return pairs.filter(({ name }, index) => pairs.findIndex((pair) => pair.name === name) === index);
}

function projectPairsOf(list: readonly Name[], before: readonly Name[]): Pair[] {
  if (list.length > LONGEST || before.length > LONGEST) return [];
  const candidates = without(before, list);
  return without(list, before).flatMap((name) => {
    const found = candidates.filter((other) => leavesOutLittle(name.name, other.name));
    return found.length === 1 ? [{ name, other: found[0] }] : [];
  });
}

function onePerName(names: readonly Name[]): Name[] {
  return [...new Map([...names].reverse().map((each) => [each.name, each])).values()].reverse();
}

function without(names: readonly Name[], others: readonly Name[]): Name[] {
  const known = new Set(others.map(({ name }) => name));
  return names.filter(({ name }) => !known.has(name));
}

function findingOf({ name, other }: Pair, chinese: string, english: string): Finding {
  return {
    code: CODE,
    severity: 3,
    place: name.place,
    message: (locale: Locale) =>
      say(
        locale,
        `${chinese}“${name.name}”在另一处写作“${other.name}”，似为同一${chinese}，请核对名称`,
        `The ${english} “${name.name}” is elsewhere called “${other.name}”; they seem to be the same ${english}`,
      ),
    related: [{ place: other.place, message: () => other.name }],
    fixes: [],
  };
}

/** One finding for a table: its title and its notes are mended together. */
function slipFinding(slips: readonly NameSlip[]): readonly Finding[] {
  const [first, ...others] = slips;
  if (!first) return [];
  const { printed, official, place } = first;
  return [
    {
      code: CODE,
      severity: 3,
      place,
      message: (locale) =>
        say(
          locale,
          `“${printed}”应为“${official}”：名称宜与预算科目和其他各表一致`,
          `“${printed}” should be “${official}”, its official name`,
        ),
      related: others.map((other) => ({ place: other.place, message: () => other.printed })),
      fixes: [
        {
          title: (locale) => say(locale, `改为“${official}”`, `Change to “${official}”`),
          kind: 'name',
          isPreferred: false,
          edits: slips.map((slip) => ({ place: slip.place, newText: slip.official })),
        },
      ],
    },
  ];
}
