/** The shape of a format: text in pieces, file by file, so that output is as long as it likes. */

import type { Locale, Severity } from '../../rules/model';
import type { Counts, FileReport, Remarks, Summary } from '../report';

export interface FormatOptions {
  /** Colours are wanted and can be shown. */
  readonly colour: boolean;
  /** For lines that belong to no file. */
  readonly locale: Locale;
  /** In text for people, findings of this severity or worse are listed one by one, all others counted. */
  readonly level: Severity;
  /** Of Gouji, for formats that name their tool. */
  readonly version: string;
}

/** A printer for one run; it may remember what it has printed. */
export interface Reporter {
  begin(): Iterable<string>;
  file(report: FileReport): Iterable<string>;
  /** What parts a file from the one before it in the output, by what was found in them. */
  between?(previous: Counts, next: Counts): string;
  end(summary: Summary, remarks: Remarks): Iterable<string>;
}
