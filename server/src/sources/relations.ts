/** Reads which parts of an office document belong to which: the `.rels` files. */

import type { RefusalReason } from './model';
import { readXml } from './xml';

/** A part that another names: its path in the archive, and what kind it is, the last word of its type. */
export interface PartRelation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** The relations of a part, or why they cannot be read; none where the file is absent. `part` is the path of the part that has them. */
export function readRelations(bytes: Uint8Array | undefined, part: string): PartRelation[] | RefusalReason {
  const relations: PartRelation[] = [];
  if (!bytes) return relations;
  const refused = readXml(bytes, {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: pathOf(Target, part) });
    },
    close() {},
  });
  return refused ?? relations;
}

/** Where the relations of a part are kept. */
export function relationsPath(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function pathOf(target: string, part: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
