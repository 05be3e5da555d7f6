/** The list of rules: add a file, add it here. */

import { assetPurchase, assetPurchaseDoubts } from './assets/asset-purchase';
import { assetSum } from './assets/asset-sum';
import { boundsOfGeneral } from './bounds/general';
import type { BoundRule } from './bounds/model';
import { boundsOfWhich } from './bounds/of-which';
import { boundsOfPurchases } from './bounds/purchases';
import { boundsOfThreePublics } from './bounds/three-publics';
import { cycle } from './budget/cycle';
import { undefinedValue } from './budget/undefined-value';
import { badlyWritten } from './budget/written';
import { codeCorrespondence } from './codes/code-correspondence';
import { codeDomain } from './codes/code-domain';
import { codeDuplicate } from './codes/code-duplicate';
import { codeMalformed } from './codes/code-malformed';
import { codeMissingParent } from './codes/code-missing-parent';
import { codeName } from './codes/code-name';
import { codeUnknown } from './codes/code-unknown';
import { docContents } from './document/doc-contents';
import { docLevel } from './document/doc-level';
import { docNameDiffers } from './document/doc-name-differs';
import { docResidue } from './document/doc-residue';
import { docSectionEmpty } from './document/doc-section-empty';
import { docSectionMissing } from './document/doc-section-missing';
import { docTableMissing } from './document/doc-table-missing';
import { docYear } from './document/doc-year';
import type { FindingRule, TableRule } from './model';
import { purchaseAmount } from './purchases/purchase-amount';
import { purchaseBudget } from './purchases/purchase-budget';
import { purchaseSum } from './purchases/purchase-sum';
import { ambiguousName, budgetSyntax, unknownName } from './stated/faults';
import { statedRelations } from './stated/read';
import { sumBalance } from './sums/sum-balance';
import { sumChange } from './sums/sum-change';
import { sumChildren } from './sums/sum-children';
import { sumGroups } from './sums/sum-groups';
import { sumLists } from './sums/sum-lists';
import { sumProjects } from './sums/sum-projects';
import { sumRow } from './sums/sum-row';
import { sumTotal } from './sums/sum-total';
import { threePublics } from './sums/three-publics';
import { pageUnit } from './tables/page-unit';
import { tableAmountFormat } from './tables/table-amount-format';
import { tableEconomicSide } from './tables/table-economic-side';
import { tableNote } from './tables/table-note';
import { tableOrder } from './tables/table-order';
import { tableRate } from './tables/table-rate';
import { targetAmount } from './targets/amount';
import { targetCost, targetValue } from './targets/indicators';
import { targetPlan } from './targets/plan';
import { targetSum } from './targets/sum';
import { termUndefined } from './terms/term-undefined';
import { termUnused, termVariant } from './terms/term-unused';
import { textAgain } from './text/text-again';
import { textAll } from './text/text-all';
import { textBareRate } from './text/text-bare-rate';
import { textRateBeyond, textShareBeyond } from './text/text-beyond';
import { textChange } from './text/text-change';
import { textCount } from './text/text-count';
import { textCutOff } from './text/text-cut-off';
import { textDirection } from './text/text-direction';
import { textLastYear } from './text/text-last-year';
import { textPlan } from './text/text-plan';
import { textPlanNamed } from './text/text-plan-named';
import { textRate } from './text/text-rate';
import { textShare } from './text/text-share';
import { textSum } from './text/text-sum';
import { textUnit } from './text/text-unit';
import { tieText } from './text/tie-text';
import { tieBasic } from './ties/basic';
import { tieCodes } from './ties/codes';
import { tieEconomic } from './ties/economic';
import { emptyFunds } from './ties/empty-funds';
import { tieFiscal } from './ties/fiscal';
import type { TieRule } from './ties/model';
import { tieOfWhich } from './ties/of-which';
import { tieProjects } from './ties/projects';
import { tieRevenueExpenditure } from './ties/revenue-expenditure';
import { tieTargets } from './ties/targets';
import { tieTwins } from './ties/twins';

/** Rules that relate the amounts of one table of the budget. */
export const TABLE_RULES: readonly TableRule[] = [
  sumRow,
  sumChange,
  sumChildren,
  sumTotal,
  sumProjects,
  sumGroups,
  sumBalance,
  threePublics,
];

/** Rules for tables of other sorts: purchases, assets, targets. */
export const OTHER_TABLE_RULES: readonly TableRule[] = [
  purchaseSum,
  purchaseAmount,
  purchaseBudget,
  assetSum,
  targetSum,
  sumLists,
];

/** Rules that relate the amounts of different tables of a disclosure, and those of its text. */
export const TIE_RULES: readonly TieRule[] = [
  statedRelations,
  tieRevenueExpenditure,
  tieCodes,
  tieFiscal,
  tieTwins,
  tieBasic,
  tieProjects,
  tieEconomic,
  tieTargets,
  targetAmount,
  tieOfWhich,
  tieText,
  textSum,
  textLastYear,
  textChange,
  textRate,
  textShare,
  textAgain,
  assetPurchase,
];

/** Rules that bound amounts by others. */
export const BOUND_RULES: readonly BoundRule[] = [
  boundsOfGeneral,
  boundsOfWhich,
  boundsOfThreePublics,
  boundsOfPurchases,
];

/** Rules that look at codes, names and text. */
export const FINDING_RULES: readonly FindingRule[] = [
  codeUnknown,
  codeName,
  codeMalformed,
  codeMissingParent,
  codeDuplicate,
  codeDomain,
  codeCorrespondence,
  tableAmountFormat,
  tableEconomicSide,
  tableRate,
  emptyFunds,
  tableOrder,
  tableNote,
  pageUnit,
  docYear,
  docTableMissing,
  docSectionMissing,
  docLevel,
  docContents,
  docSectionEmpty,
  docNameDiffers,
  docResidue,
  termUndefined,
  termUnused,
  termVariant,
  badlyWritten,
  budgetSyntax,
  unknownName,
  ambiguousName,
  undefinedValue,
  cycle,
  textUnit,
  textCount,
  textDirection,
  textPlan,
  textPlanNamed,
  textBareRate,
  textRateBeyond,
  textShareBeyond,
  textCutOff,
  textAll,
  assetPurchaseDoubts,
  targetPlan,
  targetCost,
  targetValue,
];
