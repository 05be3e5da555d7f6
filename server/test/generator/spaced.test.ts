/** Made-up disclosures in the layout `spaced` are read back. `GOUJI_CASES` says how many of all layouts together. */

import { testReadingBack } from './read-back';

testReadingBack('spaced', [
  [3, 'column numbers behind 栏次 without a column of serial numbers'],
  [222, 'an empty table whose header has no column numbers'],
  [275, 'a carry-over broken over lines'],
  [280, 'a page number right above a title'],
  [311, 'the unit of money in a header word broken at its bracket'],
  [543, 'one row of amounts without any label'],
  [550, 'a page number that is the next serial number too'],
  [513, 'the first row below 合计 above a page break'],
  [560, 'a name and its numbers right above a repeated header'],
  [739, 'a row of numbers that looks like the name of a body'],
  [553, 'the name of a row broken behind its ordinal'],
  [621, 'a page that begins with a broken row'],
  [675, 'a repeated header above 2、 and a name without amounts'],
  [881, 'a code of four digits alone on its line'],
  [1125, 'the name of a row that is broken right below another without amounts'],
  [1739, 'a page number above a title that begins with a year'],
  [77, 'budget and final accounts side by side'],
  [123, 'units with codes that begin like functional ones'],
  [196, 'words broken before the year that they mean'],
  [438, 'a fund in one line and the rest of its word in the next'],
  [122, 'two funds in pieces that could be joined otherwise'],
  [52, 'a word printed below those that stand on its right'],
  [40, 'a table whose rows might be added up regardless of their levels'],
  [499, 'sources of revenue that only 收支总表 tells apart'],
  [979, 'supplements that no row has'],
  [50, 'an amount of as many digits as a code before the name of a total'],
  [1635, 'the name of a project broken behind the number of a year'],
  [24, '出国, 购置 and 接待 of two years in one row'],
]);
