/** The shape of rules: relations between amounts, and findings. */

import type { Exact } from '../amounts/exact';
import type { Residual, Status } from '../amounts/interval';
import type { Amount, Disclosure, Percent, TableModel } from '../disclosure/model';
import type { ListEntry } from '../knowledge/list-writing';
import type { Classification } from '../knowledge/model';
import type { Place } from '../tables/model';
import type { DiagnosticCode } from './diagnostic-codes';

/** 1 error, 2 warning, 3 information, 4 hint: as in LSP. */
export type Severity = 1 | 2 | 3 | 4;

export type Locale = 'zh-cn' | 'en';

/** Words for the user in every language that Gouji speaks. */
export type Words = (locale: Locale) => string;

export interface Part {
  readonly amount: Amount;
  readonly sign: 1 | -1;
}

/** The value of an amount in 分, as printed or as supposed. */
export type ValueOf = (amount: Amount) => Exact;

/** What a total should be. */
export interface Expected {
  /** In 分. */
  readonly value: Exact;
  /** Twice the tolerance, in 分. */
  readonly steps: Exact;
}

/** What is done with decimals that are not printed. */
export type Manner = 'rounded' | 'cut-off';

/** `total = Σ ±part`. */
export interface Relation {
  /** Diagnostic code of the rule when it is broken, e.g. `sum/row`. */
  readonly rule: DiagnosticCode;
  /**
   * Relations of one template stand or fall together: where most of them are broken, the table was misread,
   * and none is reported. They vote within the table of their totals.
   */
  readonly template: string;
  /** What relations of one template vote within instead: for the text, which blocks part anywhere, its disclosure. */
  readonly votesIn?: object;
  /** False where the words of the table leave the relation open: it is believed once most of its template hold. */
  readonly certain: boolean;
  /** True where a writer says in a relation block that it is so: what adds up to what is not guessed. */
  readonly isStated?: true;
  /** True where the end of the text may have taken some parts away: then the total may exceed them, but not they it. */
  readonly isOpen?: boolean;
  /** True where the total may exceed the parts: it says that something is wrong, but never which amount. */
  readonly isBound?: boolean;
  /** True where the total is by definition the sum of the parts, so that recomputing may write it. */
  readonly defines: boolean;
  readonly total: Amount;
  readonly parts: readonly Part[];
  /** What the total should be where that is not simply the sum of the parts: a share, a rate, a quoted number. */
  readonly expect?: (values: ValueOf) => Expected;
  /** True where `expect` is Σ ±part, and only its tolerance is its own: what changes a part changes the sum by as much. */
  readonly isPlainSum?: boolean;
  /** What is put down to rounding where the writer says so, in 分. */
  readonly within?: Exact;
  /** True where `expect` knows the total only about, so that no amount is repaired by it. */
  readonly isApproximate?: boolean;
  /** The same for one that knows its total about, where all amounts are exactly what they print: only the percentage is rounded. */
  readonly expectOfExact?: (values: ValueOf) => Expected;
  /** The printed percentage by which it knows its total about. */
  readonly percent?: Percent;
  /** For one that knows its total about: whether a keystroke in the percentage that tells it would make it hold as printed. */
  readonly hasOtherCause?: () => boolean;
  /**
   * Whether its rule would make it as well, and so tell of the mistake, if an amount had another value, in 分; always unless said
   * otherwise. A sentence whose words leave open what it means is only compared where its numbers agree, or nearly do.
   */
  readonly isMadeWith?: (amount: Amount, value: Exact) => boolean;
  /** How the total prints its part with fewer decimals, where other relations of its kind show that they all do the same. */
  readonly manner?: Manner;
  /** Severity when broken; an error unless said otherwise. */
  readonly severity?: Severity;
  /** The code of a residue within the tolerance; told from `rule` unless said otherwise. */
  readonly roundingCode?: DiagnosticCode;
  /** Words the parts as a formula; `sum` is what the total should be. Told from `name` unless said otherwise. */
  readonly formula?: (locale: Locale, sum: string) => string;
  /** Words a residue within the tolerance; the usual words unless said otherwise. */
  readonly describeRounding?: (judged: Judged, locale: Locale) => string;
  /** Names what is added up, for the formula: `卫生健康支出（210）合计`. */
  readonly name: (amount: Amount, locale: Locale) => string;
  /** Worded by the rule: what is wrong, in one sentence a clerk would use. */
  readonly describe: (judged: Judged, locale: Locale) => string;
}

/** A relation with its verdict. */
export interface Judged {
  readonly relation: Relation;
  readonly residual: Residual;
  readonly status: Status;
}

/** A rule that yields relations between the amounts of one table. */
export type TableRule = (table: TableModel) => readonly Relation[];

export interface Edit {
  readonly place: Place;
  readonly newText: string;
}

export type FixKind = 'repair' | 'recompute' | 'code' | 'name' | 'join' | 'text';

export interface Fix {
  readonly title: Words;
  readonly kind: FixKind;
  readonly isPreferred: boolean;
  readonly edits: readonly Edit[];
}

export interface Related {
  readonly place: Place;
  readonly message: Words;
}

/** One thing to tell the user, at its place. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly place: Place;
  readonly message: Words;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  readonly data?: FindingData;
  /** The amount that the finding is about, if any. */
  readonly amount?: Amount;
  /** Where the same is found in several places: all of them, `place` first. */
  readonly places?: readonly Place[];
  /** The findings of those places, each as it was before they were folded. */
  readonly members?: readonly Finding[];
}

export interface FindingData {
  /** Decimal strings in the unit of the table. */
  readonly expected?: string;
  readonly actual?: string;
  readonly difference?: string;
  /** The formula in words. */
  readonly relation?: Words;
  /** A code that the user may know better of: it can be added to the list of the workspace. */
  readonly listEntry?: ListEntry;
  /** Codes of the relations that this finding stands for. */
  readonly explains?: readonly DiagnosticCode[];
}

/** A rule that looks at names, codes and text rather than at sums. */
export interface FindingRule {
  readonly code: DiagnosticCode;
  readonly check: (disclosure: Disclosure, context: RuleContext) => readonly Finding[];
}

/** What rules may ask about beside the disclosure. */
export interface RuleContext {
  /** Tables whose unit seems wrong beside all others: nothing else is judged by it. */
  readonly doubtfulUnits: ReadonlySet<TableModel>;
  /** Whether relations hold with the value of an amount, and none is broken. */
  readonly holds: (amount: Amount) => boolean;
  /** The classification of the budget year. */
  readonly classification: Classification;
}

export type {
  Classification,
  ClassificationDomain,
  ClassificationEntry,
  Evidence,
} from '../knowledge/model';
