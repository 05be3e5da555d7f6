/** The traces that text extraction leaves: which there are, in which layouts, and where a document has them. */

import type { Layout } from '../../src/tables/model';
import type { Random } from './random';

const ALL: readonly Layout[] = ['tabs', 'cells', 'pipes', 'spaced', 'aligned'];
const PAGED: readonly Layout[] = ['tabs', 'cells', 'spaced', 'aligned'];

/** Every artefact with the layouts it can occur in. */
export const ARTEFACTS = {
  bookmark: ALL,
  'heading-mark': PAGED,
  'leading-blank': PAGED,
  'form-number': ALL,
  'title-spaced-out': ALL,
  'page-number': ALL,
  'page-number-words': ALL,
  'contents-list': ALL,
  'contents-list-plain': ALL,
  'text-between': ALL,
  'text-with-tab': ['tabs', 'cells'],
  'note-glued': PAGED,
  'note-under-rows': ALL,
  'unit-on-own-line': PAGED,
  'caption-in-one-line': PAGED,
  'caption-blank-lines': ALL,
  'unit-inherited': ALL,
  'year-not-printed': ALL,
  'year-bare': PAGED,
  'body-named': ALL,
  'page-break-bare': PAGED,
  'page-break-numbered': PAGED,
  'page-break-header': PAGED,
  'page-break-title': PAGED,
  'page-break-continued': PAGED,
  'page-break-running-head': PAGED,
  'page-break-in-row': ['tabs', 'cells', 'aligned'],
  'blank-line-between-rows': ['tabs', 'spaced', 'aligned'],
  'blank-line-in-row': ['cells'],
  'cell-of-lines': ['cells'],
  'cell-padded': ['tabs', 'cells', 'pipes'],
  'header-word-spaced-out': ['tabs', 'cells', 'pipes'],
  'header-displaced': ['tabs'],
  'header-left-packed': ['tabs'],
  'header-merged-once': ['tabs', 'cells'],
  'header-pieces': ['spaced'],
  'header-glued': ['spaced'],
  'pieces-among-numbers': ['tabs', 'cells'],
  'pieces-on-total': ['tabs', 'cells'],
  'header-word-unseen': ALL,
  'index-labelled': ['tabs', 'cells'],
  'row-repeated': ['tabs', 'cells'],
  'note-between-rows': ['tabs', 'cells'],
  'codes-lost': ['tabs', 'cells', 'pipes'],
  'code-in-marks': ['tabs', 'cells', 'pipes'],
  'code-split': ALL,
  'code-over-lines': ['tabs'],
  'code-interleaved': ['tabs'],
  'name-over-lines': ['tabs', 'spaced', 'aligned'],
  'total-without-label': ['tabs', 'cells', 'pipes'],
  'total-label-elsewhere': ['tabs', 'cells', 'pipes'],
  'total-label-merged': ['tabs', 'cells'],
  'ragged-row': ['tabs', 'pipes'],
  'wide-characters': ['aligned'],
  'figures-centred': ['aligned'],
  'full-width-digits': ALL,
  'several-disclosures': ALL,
  'empty-table': ALL,
  'empty-table-with-row': ['tabs', 'cells', 'pipes'],
} as const satisfies Readonly<Record<string, readonly Layout[]>>;

export type Artefact = keyof typeof ARTEFACTS;

export const ARTEFACT_NAMES = Object.keys(ARTEFACTS) as readonly Artefact[];

/** The artefacts of one document: which it may have, and those that it turned out to have. */
export interface Artefacts {
  /** Whether to print an artefact here; remembers that it was possible, and that it was printed. */
  readonly use: (artefact: Artefact, probability?: number) => boolean;
  readonly possible: ReadonlySet<Artefact>;
  readonly printed: ReadonlySet<Artefact>;
}

/** Chance that a document has an artefact at all. */
const SHARE = 0.16;

/** Drawn with numbers of their own, so that documents without them stay what they were before these were added. */
const DRAWN_APART: ReadonlySet<Artefact> = new Set([
  'code-in-marks',
  'code-interleaved',
  'header-merged-once',
  'pieces-among-numbers',
  'total-label-elsewhere',
  'total-label-merged',
  'year-bare',
]);

/** Seen later than the others, and drawn with numbers of their own again. */
const LATER: ReadonlySet<Artefact> = new Set([
  'page-break-running-head',
  'page-break-in-row',
  'pieces-on-total',
  'header-word-unseen',
]);

/** Seen last. */
const LATEST: ReadonlySet<Artefact> = new Set([
  'index-labelled',
  'row-repeated',
  'note-between-rows',
  'codes-lost',
]);

/** The sources of an artefact's numbers. Without `later` and `latest` there is none of the later ones. */
export interface Sources {
  readonly first: Random;
  readonly apart: Random;
  readonly later?: Random;
  readonly latest?: Random;
}

/**
 * Draws the artefacts of a document. `raise` raises the share for documents that came out too clean; one artefact may be
 * wanted always.
 */
export function drawArtefacts(
  { first, apart, later, latest }: Sources,
  layout: Layout,
  raise: number,
  always?: Artefact,
): Artefacts {
  const sourceOf = (name: Artefact): Random | undefined => {
    if (LATEST.has(name)) return latest;
    if (LATER.has(name)) return later;
    return DRAWN_APART.has(name) ? apart : first;
  };
  const isChosen = (name: Artefact): boolean =>
    (sourceOf(name)?.chance(SHARE * (1 + raise)) ?? false) || name === always;
  const chosen = new Set(ARTEFACT_NAMES.filter((name) => occursIn(name, layout) && isChosen(name)));
  const possible = new Set<Artefact>();
  const printed = new Set<Artefact>();
  return {
    possible,
    printed,
    use: (artefact, probability = 0.5) => {
      if (!occursIn(artefact, layout)) return false;
      possible.add(artefact);
      if (!chosen.has(artefact)) return false;
      if (printed.has(artefact) && !sourceOf(artefact)?.chance(probability)) return false;
      printed.add(artefact);
      return true;
    },
  };
}

function occursIn(artefact: Artefact, layout: Layout): boolean {
  return (ARTEFACTS[artefact] as readonly Layout[]).includes(layout);
}
