/** What is known of the official classification of revenue and expenditure, and how it is asked. */

/** How sure a row of the classification is: printed in a real document or notice since 2020, or recalled only. */
export type Evidence = 'seen' | 'recalled' | 'official';

export interface ClassificationEntry {
  readonly code: string;
  readonly name: string;
  /** First year; 2023 stands for 2023 or earlier. */
  readonly fromYear: number;
  /** Last year, if it is no longer valid. */
  readonly toYear?: number;
  readonly evidence: Evidence;
}

export type ClassificationDomain = 'functional' | 'department-economic' | 'government-economic' | 'income';

/** The classification as far as it is known; look-ups cost O(1). */
export interface Classification {
  /** The entry valid in a year (or the newest, without a year). */
  readonly find: (
    domain: ClassificationDomain,
    code: string,
    year?: number,
  ) => ClassificationEntry | undefined;
  /** Every entry of a code, whatever its years. */
  readonly all: (domain: ClassificationDomain, code: string) => readonly ClassificationEntry[];
  /** Direct children valid in a year, in order of code; those of `''` are the 类. */
  readonly children: (
    domain: ClassificationDomain,
    code: string,
    year?: number,
  ) => readonly ClassificationEntry[];
  /** Entries valid in a year whose name has this key (see `nameKey`). */
  readonly named: (
    domain: ClassificationDomain,
    key: string,
    year?: number,
  ) => readonly ClassificationEntry[];
  /** Name in an older list (about 2009) of a code that is absent today. */
  readonly old: (code: string) => string | undefined;
  /** Entries whose code or name is near, best first. */
  readonly near: (
    domain: ClassificationDomain,
    code: string,
    name: string,
    year?: number,
  ) => readonly ClassificationEntry[];
  /** Department economic codes that correspond to a government one, and the reverse. */
  readonly corresponding: (
    domain: 'department-economic' | 'government-economic',
    code: string,
  ) => readonly string[];
}
