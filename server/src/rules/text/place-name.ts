/** What messages call an amount of a table or a form that the text speaks of. */

import type { FormAmount } from '../../disclosure/forms';
import type { Amount } from '../../disclosure/model';
import { isNothing } from '../../model/empty-table';
import { fullName } from '../names';

/** The amount's name with its table's title. */
export function placeName(amount: Amount): string {
  if (isNothing(amount)) return amount.emptyTable.title;
  if (isInForm(amount)) return amount.label;
  const title = amount.cell?.table.title ?? '';
  const name = fullName(amount);
  return title === '' ? name : name === '' ? title : `${title}“${name}”`;
}

function isInForm(amount: Amount): amount is FormAmount {
  return 'label' in amount;
}
