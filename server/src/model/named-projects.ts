/** Projects that sentences name, by the forms with their targets or by the table of projects (rule 21). */

import { add, type Exact, equal, subtract } from '../amounts/exact';
import { readForm } from '../disclosure/forms';
import type { Amount, Disclosure, TextAmount } from '../disclosure/model';
import { sharedPairs } from '../knowledge/alike';
import { projectCore } from '../knowledge/item-names';
import { nameKey } from '../text/normalise';
import { amountsByName } from './names-of-rows';
import { tableOf, totalColumn } from './table-places';
import type { Told } from './told';

/** A project that the tables list, by what is left of its name without trimmings. */
interface Project {
  readonly key: string;
  readonly amount: Amount;
}

/** A number of the text, with what is left of the name before it. */
interface Mention {
  readonly text: TextAmount;
  readonly phrase: string;
}

/** A number of the text with the amount of the project that it names. */
interface NamedProject {
  readonly text: TextAmount;
  readonly place: Amount;
  readonly told?: Told;
}

type Match = (mention: Mention, project: Project) => boolean;

const isSame: Match = ({ phrase }, { key }) => phrase === key;
const isHeld: Match = ({ phrase }, { key }) => phrase.includes(key) || key.includes(phrase);

/** Names of one project share at least so many of their pairs of neighbouring characters. */
const ALIKE = 0.5;

/**
 * The amount of the project that each text names. Same name first; then one name that holds the other; of projects of one
 * name, those of the same amount first; last similar names whose amount makes a list add up.
 */
export function namedProjects(disclosure: Disclosure, texts: readonly TextAmount[]): readonly NamedProject[] {
  if (texts.length === 0) return [];
  const open = new Set(
    texts.map((text) => ({ text, phrase: projectCore(nameKey(text.statement.subjects[0] ?? '')) })),
  );
  const listed = new Set(projectsOf(disclosure));
  const paired = [isSame, isHeld].flatMap((match) => pairUp(open, listed, match));
  const others = [...open].flatMap((mention) => {
    const place = likelyProject(mention, listed);
    return place ? [{ text: mention.text, place, told: 'text' as const }] : [];
  });
  return [...paired, ...others];
}

/** Pairs mentions with projects where a match leaves one choice, and takes both out of their sets. */
function pairUp(open: Set<Mention>, listed: Set<Project>, match: Match): NamedProject[] {
  return [...open].flatMap((mention) => {
    const found = only(mention, open, listed, match);
    if (!found) return [];
    const { project, told } = found;
    open.delete(mention);
    listed.delete(project);
    return [{ text: mention.text, place: project.amount, told }];
  });
}

/** The project that a text names: the only one, or the only one of that amount. */
function only(
  mention: Mention,
  open: ReadonlySet<Mention>,
  listed: ReadonlySet<Project>,
  match: Match,
): { readonly project: Project; readonly told?: Told } | undefined {
  const found = [...listed].filter((project) => match(mention, project));
  if (found.length === 0) return undefined;
  const rivals = [...open].filter((other) => found.some((project) => match(other, project)));
  if (found.length === 1 && rivals.length === 1) return { project: found[0] };
  const { value } = mention.text.printed;
  const same = found.filter(({ amount }) => equal(amount.printed.value, value));
  const sameRivals = rivals.filter(({ text }) => equal(text.printed.value, value));
  return same.length === 1 && sameRivals.length === 1 ? { project: same[0], told: 'nothing' } : undefined;
}

/** The project of a similar name whose amount, in place of the number, makes the list add up. */
function likelyProject({ text, phrase }: Mention, listed: ReadonlySet<Project>): Amount | undefined {
  const { list } = text.statement;
  if (!list) return undefined;
  const sum = list.parts.reduce<Exact>((value, part) => add(value, part.printed.value), 0);
  const missing = subtract(list.total.printed.value, sum);
  const meant = add(text.printed.value, missing);
  const found = [...listed].filter(
    ({ key, amount }) => equal(amount.printed.value, meant) && sharedPairs(phrase, key) >= ALIKE,
  );
  return found.length === 1 ? found[0].amount : undefined;
}

/** Projects by the forms with their targets, else by the rows of the table of projects. */
function projectsOf(disclosure: Disclosure): readonly Project[] {
  const forms = disclosure.tables.flatMap((table): Project[] => {
    const form = readForm(table);
    return form?.budget ? [{ key: projectCore(nameKey(form.name)), amount: form.budget }] : [];
  });
  if (forms.length > 0) return forms;
  const table = tableOf(disclosure, 'project-expenditure');
  const panel = table?.panels.find(({ amountColumns }) => amountColumns.length > 0);
  const column = table && panel && totalColumn(table, panel);
  if (!panel || column === undefined) return [];
  const rows = amountsByName(panel.rows, (row) => row.amounts[column]);
  return [...rows].map(([key, amount]) => ({ key: projectCore(key), amount }));
}
