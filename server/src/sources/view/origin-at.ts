/** Looks up in a view where something stands in its original; apart from the making of views, which takes much more. */

import type { Origin } from '../model';
import type { View } from './model';

/** Where in the original stands what the view shows at a place, lines and UTF-16 columns counted from 0. */
export function originAt({ lines }: View, line: number, character: number): Origin | undefined {
  const found = lines[line];
  const cell = found?.cells?.find(({ start, end }) => start <= character && character <= end);
  return cell?.origin ?? found?.origin;
}
