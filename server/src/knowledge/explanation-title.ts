/** What the explanation of a budget or of final accounts calls itself; its tables may be attached elsewhere. */

import { compact } from '../text/normalise';

/** `2024年度部门决算情况说明`, `第三部分 2024年单位预算公开`. */
const TITLE =
  /^[^。，,；;]{0,30}(?:20\d\d年(?:度)?|[^。，,；;]{2,20})(?:部门|单位)(?:[（(][^）)]{1,8}[）)])?(?:预算|决算)(?:编制|收支|信息|总体|情况|公开|的){0,4}(?:说明)?$/;
/** A longer line is a sentence. */
const LONGEST = 50;

/** Whether a line of a text is such a title. */
export function isExplanationTitle(line: string): boolean {
  return line.length <= LONGEST && TITLE.test(compact(line));
}
