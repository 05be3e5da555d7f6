/** Tells the levels of names by how far they are set in, where a column of a table has several. */

import type { GridCell } from '../model';
import type { PrintedRow } from './grid-rows';

/** So many levels at most: more places to begin at are names that are centred. */
const MOST_LEVELS = 5;
/** Names of one level begin this near to each other, in widths of a character. */
const SAME = 0.25;
/** This share of the names must begin where others do. */
const SHARED = 0.9;
const WORD = /\p{Script=Han}/u;

/** The names that are set in, with their levels from 1. */
export function nameLevels(body: readonly PrintedRow[]): ReadonlyMap<GridCell, number> {
  const levels = new Map<GridCell, number>();
  for (const names of namesByColumn(body).values()) {
    const places = placesOf(names);
    if (places.length < 2 || places.length > MOST_LEVELS) continue;
    const levelOf = ({ indent = 0 }: GridCell): number =>
      places.findLastIndex((place) => indent >= place - SAME);
    const shared = names.filter((name) => isAt(name, places));
    if (shared.length < SHARED * names.length) continue;
    for (const name of names) if (levelOf(name) > 0) levels.set(name, levelOf(name));
  }
  return levels;
}

function namesByColumn(body: readonly PrintedRow[]): Map<number, GridCell[]> {
  const columns = new Map<number, GridCell[]>();
  for (const { cells } of body)
    for (const cell of cells) {
      if (!WORD.test(cell.text)) continue;
      const names = columns.get(cell.column) ?? [];
      columns.set(cell.column, names);
      names.push(cell);
    }
  return columns;
}

const isAt = ({ indent = 0 }: GridCell, places: readonly number[]): boolean =>
  places.some((place) => Math.abs(indent - place) <= SAME);

/** Where several names begin, from the left. */
function placesOf(names: readonly GridCell[]): number[] {
  const sorted = names.map(({ indent = 0 }) => indent).sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const indent of sorted) {
    const group = groups.at(-1);
    if (group && indent - group[0] <= SAME) group.push(indent);
    else groups.push([indent]);
  }
  return groups.flatMap((group) => (group.length > 1 ? [group[0]] : []));
}
