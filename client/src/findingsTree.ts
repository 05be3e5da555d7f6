/** The tree of findings as plain data: documents, their tables with what was read, and what is found in each. */

import type { Overview, OverviewFinding } from '../../server/src/features/overview';
import type { OverviewResult } from '../../server/src/protocol/requests';

/** What is listed: everything, what has to be put right, or what is wrong. */
export type Filter = 'all' | 'warnings' | 'errors';

export type State = 'error' | 'warning' | 'information' | 'tied' | 'open';

export interface FindingNode {
  readonly kind: 'finding';
  readonly uri: string;
  readonly finding: OverviewFinding;
}

export interface TableNode {
  readonly kind: 'table';
  readonly uri: string;
  readonly title: string;
  readonly summary: string;
  readonly state: State;
  readonly range?: OverviewFinding['range'];
  readonly children: readonly FindingNode[];
}

export interface DocumentNode {
  readonly kind: 'document';
  readonly uri: string;
  /** The words of the status item. */
  readonly summary: string;
  readonly state: State;
  readonly errors: number;
  readonly children: readonly (TableNode | FindingNode)[];
}

export type Node = DocumentNode | TableNode | FindingNode;

const GRAVEST: Readonly<Record<Filter, number>> = { errors: 1, warnings: 2, all: 4 };

/** The node of a document; `words` are the title of what stands in no table, and the headline. */
export function documentNode(
  uri: string,
  result: NonNullable<OverviewResult>,
  filter: Filter,
  words: { readonly text: string; readonly headline: string },
): DocumentNode {
  const { overview, summary } = result;
  const children = [...tableNodes(uri, overview, filter), ...textNodes(uri, overview, filter, words.text)];
  const isTied = summary.printed > 0 && summary.tied === summary.printed && !summary.waived;
  return {
    kind: 'document',
    uri,
    summary: words.headline,
    state: stateOf([...overview.tables.flatMap(({ findings }) => findings), ...overview.text], isTied),
    errors: summary.errors,
    children,
  };
}

function tableNodes(uri: string, { tables }: Overview, filter: Filter): TableNode[] {
  return tables
    .map((table): TableNode => {
      const { title, summary, range, findings, printed, tied, waived } = table;
      const isTied = printed > 0 && tied === printed && waived === 0;
      const children = nodesOf(uri, findings, filter);
      return { kind: 'table', uri, title, summary, range, state: stateOf(findings, isTied), children };
    })
    .filter(({ children }) => filter === 'all' || children.length > 0);
}

function textNodes(uri: string, { text }: Overview, filter: Filter, title: string): TableNode[] {
  const children = nodesOf(uri, text, filter);
  if (children.length === 0) return [];
  return [{ kind: 'table', uri, title, summary: '', state: stateOf(text, false), children }];
}

function nodesOf(uri: string, findings: readonly OverviewFinding[], filter: Filter): FindingNode[] {
  return findings
    .filter(({ severity }) => severity <= GRAVEST[filter])
    .map((finding) => ({ kind: 'finding', uri, finding }));
}

/** A tick only where all that is printed is tied and nothing is to be put right or let stand. */
function stateOf(findings: readonly OverviewFinding[], isTied: boolean): State {
  const worst = Math.min(...findings.map(({ severity }) => severity), 4);
  if (worst === 1) return 'error';
  if (worst === 2) return 'warning';
  return isTied ? 'tied' : 'open';
}
