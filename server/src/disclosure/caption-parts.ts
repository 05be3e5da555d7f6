/** Takes the lines above tables apart: the body, year and unit that they print. */

import { isBodyLine } from '../tables/captions';
import { compact } from '../text/normalise';

const UNIT = /[（(]?(?:金额)?单位\s*[：:]\s*(?:人民币)?\s*([十百千万亿美港欧日]{0,3}\s*元)[)）]?/;
const BARE_UNIT = /^(千元|百万元|万元|亿元|元)$/;
/** The first of two lines. */
const UNIT_ABOVE = /^(?:金额)?单位\s*[：:]$/;
const YEAR = /[（(]?(?:预算|决算)?年度\s*[：:]\s*(20\d{2})\s*年?[)）]?/;
const BODY_LABEL = /^(?:(?:编制|编报|填报|公开|预算)?(?:部门|单位)(?:[（(]单位[)）])?(?:名称)?)\s*[：:]\s*/;
const CODED = /^(\d{3,9})\s*[-—－]?\s*(\S.*)$/;

/** What one line above a table prints. */
export interface CaptionParts {
  /** The body as printed, with its code, without `部门名称：`. */
  readonly body?: string;
  readonly year?: number;
  readonly unit?: string;
  /** What is none of these. */
  readonly rest: string;
}

export function captionParts(text: string): CaptionParts {
  if (UNIT_ABOVE.test(text)) return { rest: '' };
  const bare = BARE_UNIT.exec(compact(text))?.[1];
  if (bare !== undefined) return { unit: bare, rest: '' };
  const unit = UNIT.exec(text)?.[1];
  const year = YEAR.exec(text)?.[1];
  const left = text.replace(UNIT, ' ').replace(YEAR, ' ').trim();
  const isBody = isBodyLine(left);
  return {
    body: isBody ? left.replace(BODY_LABEL, '') : undefined,
    year: year === undefined ? undefined : Number(year),
    unit: unit === undefined ? undefined : compact(unit),
    rest: isBody ? '' : left,
  };
}

/** The name of a body without the code before it: `450 某某局`, `450-某某局`. */
export function nameOfBody(body: string): string {
  return CODED.exec(body)?.[2] ?? body;
}
