/** Official names of the budget that titles and notes sometimes print short of a word. */

export interface OfficialName {
  /** As it is sometimes printed, and never meant. */
  readonly slip: string;
  readonly official: string;
}

export const OFFICIAL_NAMES: readonly OfficialName[] = [
  { slip: '政府基金预算', official: '政府性基金预算' },
  { slip: '政府基金收入', official: '政府性基金收入' },
  { slip: '政府基金支出', official: '政府性基金支出' },
  { slip: '国有资产经营预算', official: '国有资本经营预算' },
  { slip: '国有资本金经营预算', official: '国有资本经营预算' },
];
