// Mistypes printed amounts and tells which of them relations tie: what the benches of repairs have in common.

/** The offset of a zero-based line and column. */
export function offsets(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return ({ line, character }) => starts[line] + character;
}

/** The value of a printed amount, whatever its unit. */
const value = (printed) => Number(printed.replaceAll(',', ''));
const decimals = (printed) =>
  printed.length - 1 - (printed.includes('.') ? printed.indexOf('.') : printed.length - 1);

/** The tables of the budget itself: 收支总表 … 三公. */
const BUDGET = new Set([
  'revenue-expenditure',
  'revenue',
  'expenditure',
  'fiscal-revenue-expenditure',
  'general-expenditure',
  'basic-expenditure',
  'government-fund',
  'state-capital',
  'three-publics',
]);

function kindOf(table) {
  if (!table) return 'text';
  return BUDGET.has(table.kind) ? 'budget' : 'other';
}

/**
 * The printed amounts of a text that are not zero and in no broken relation, each with the relations that it is in and
 * whether any of them would tell a mistake; `checked` is what the check says of the text, relations and coverage included.
 */
export function amountsIn(text, { tables, relations, coverage }) {
  const at = offsets(text);
  const amounts = new Map();
  const known = (range) => {
    const [start, end] = [at(range.start), at(range.end)];
    const printed = text.slice(start, end);
    if (!/^\d[\d,]*(?:\.\d+)?$/.test(printed) || value(printed) === 0) return undefined;
    const table = tables.find(({ range: around }) => at(around.start) <= start && end <= at(around.end));
    const found = { start, printed, kind: kindOf(table), title: table?.title, isTied: true, relations: [] };
    if (!amounts.has(start)) amounts.set(start, found);
    return amounts.get(start);
  };
  const printedAt = ({ start, end }) => text.slice(at(start), at(end));
  for (const range of coverage.untied) {
    const untied = known(range);
    if (untied) untied.isTied = false;
  }
  for (const [id, { rule, total, parts, status, residual }] of relations.entries()) {
    const members = [total, ...parts.map(({ range }) => range)].map(known).filter(Boolean);
    const relation = {
      id,
      rule,
      isAbout: isAbout(rule, total, parts, printedAt),
      members: new Set(members.map(({ start }) => start)),
      status,
      residual: Number(residual),
    };
    for (const member of members) member.relations.push(relation);
  }
  tellApart([...amounts.values()]);
  return [...amounts.values()].filter(({ relations }) =>
    relations.every(({ status }) => status !== 'broken'),
  );
}

/** Marks the amounts that relations tell from all others, and those that only lists in the text hold. */
function tellApart(amounts) {
  const sets = new Map();
  for (const amount of amounts) sets.set(relationsOf(amount), (sets.get(relationsOf(amount)) ?? 0) + 1);
  for (const amount of amounts) {
    amount.isApart = relationsOf(amount) !== '' && sets.get(relationsOf(amount)) === 1;
    // A list may leave something out: it says nothing once its parts are too small.
    if (amount.relations.length > 0 && amount.relations.every(({ rule }) => rule === 'text/sum'))
      amount.kind = 'lists';
  }
}

/** Relations that know their amounts only about: they name none. */
const APPROXIMATE = /^(?:text\/(?:share|rate|count)|purchase\/amount|asset\/purchase|target\/amount)$/;

/** So far from their sum are the figures of a change that holds by its rate: they know it only about, as a rate does. */
const BEYOND_ROUNDING = 0.05;

function isAbout(rule, total, parts, printedAt) {
  if (rule !== 'text/change') return APPROXIMATE.test(rule);
  const sum = parts.reduce((all, { range, sign }) => all + sign * value(printedAt(range)), 0);
  return Math.abs(value(printedAt(total)) - sum) > BEYOND_ROUNDING;
}

/** The relations that an amount is in; no other amount must be in the same ones, or it could as well be the wrong one. */
function relationsOf({ relations }) {
  return relations
    .filter((relation) => !relation.isAbout)
    .map(({ id }) => id)
    .join();
}

/** Whether two relations that share no other printed amount demand the value that is printed. */
export function canBeCertain({ start, relations }) {
  const exact = relations.filter(
    ({ status, residual, members, isAbout }) =>
      status === 'exact' && residual === 0 && members.size > 1 && !isAbout,
  );
  return exact.some((one, i) =>
    exact
      .slice(i + 1)
      .some((other) => [...one.members].every((member) => member === start || !other.members.has(member))),
  );
}

const SLIPS = ['changed', 'swapped', 'lost', 'doubled', 'moved'];

function slip(printed, random) {
  const kind = random.pick(SLIPS);
  const digits = [...printed.matchAll(/\d/g)].map(({ index }) => index);
  const at = random.pick(digits);
  const next = digits[digits.indexOf(at) + 1];
  if (kind === 'changed')
    return `${printed.slice(0, at)}${(Number(printed[at]) + random.int(1, 9)) % 10}${printed.slice(at + 1)}`;
  if (kind === 'doubled') return printed.slice(0, at) + printed[at] + printed.slice(at);
  if (kind === 'lost') return digits.length > 1 ? printed.slice(0, at) + printed.slice(at + 1) : printed;
  if (kind === 'moved') {
    const point = printed.indexOf('.');
    if (point < 2 || printed.includes(',')) return printed;
    return `${printed.slice(0, point - 1)}.${printed[point - 1]}${printed.slice(point + 1)}`;
  }
  if (next === undefined) return printed;
  return (
    printed.slice(0, at) + printed[next] + printed.slice(at + 1, next) + printed[at] + printed.slice(next + 1)
  );
}

/** One amount mistyped so that no rounding in any of its relations explains it; `undefined` where chance finds no way. */
export function mistype({ printed, relations }, random) {
  const terms = Math.max(1, ...relations.map(({ members }) => members.size));
  for (let attempt = 0; attempt < 20; attempt++) {
    const mistyped = slip(printed, random);
    const change = Math.abs(value(mistyped) - value(printed));
    if (
      mistyped.endsWith('.') ||
      mistyped.startsWith(',') ||
      !(change > (terms + 1) * 10 ** -Math.min(decimals(printed), decimals(mistyped)))
    )
      continue;
    return mistyped;
  }
  return undefined;
}

/** A text with edits of the protocol in it. */
export function applied(text, edits) {
  const at = offsets(text);
  return [...edits]
    .sort((a, b) => at(b.range.start) - at(a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, at(range.start)) + newText + result.slice(at(range.end)),
      text,
    );
}

/** Whether a diagnostic says of the amount that begins at an offset that it is wrong. */
export function isNamed({ code, range }, at, start) {
  return /^(?:amount\/suspect|text\/unit|table\/unit)$/.test(code) && at(range.start) === start;
}

/** The share of outcomes that have a property, in percent. */
export const percent = (outcomes, what) =>
  (100 * outcomes.filter((outcome) => outcome[what]).length) / outcomes.length;
