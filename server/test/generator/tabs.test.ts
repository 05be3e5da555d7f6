/** Made-up disclosures in the layout `tabs` are read back. `GOUJI_CASES` says how many of all layouts together. */

import { testReadingBack } from './read-back';

testReadingBack(
  'tabs',
  [
    [157, 'a page repeats its caption, this time with the unit'],
    [101, 'unit on a line of its own, and a single character'],
    [217, 'a page begins with a row of dashes'],
    [1072, 'a page begins with a row of carry-over that holds no amount'],
    [1227, 'rows of one name and one digit look like a list of contents'],
    [385, 'a header packed to the left on one page only'],
    [187, 'a header packed to the left'],
    [1057, 'the last two columns of a header swapped'],
    [1347, 'codes of units broken over three lines'],
    [124, 'a total in a code column broken over lines'],
    [2450, 'a repeated header parted from its rows by a blank line'],
    [260, 'a header packed to the left above a last column without amounts'],
    [2738, 'the first row of a table shorter than all others'],
    [1982, 'a header packed to the left above rows cut off after their last amount'],
    [926, 'a page that begins with a name broken over two lines'],
    [1026, 'names whose ends 收入 and 支出 stand side by side as in the header'],
    [1764, 'codes broken off before their names in rows cut off after their last amount'],
    [11415, 'most rows cut off after their last amount'],
  ],
  [
    [0, 'a name that the end of a page parts from its code'],
    [28, 'the rest of a name below a repeated header'],
    [29, '类, 款 and 项 on the line of the total'],
    [42, 'a running head above whole amounts'],
    [75, 'three sides of a statement, two of them with what they are by in brackets'],
    [87, 'the rest of a name below a header with a word that nobody has seen'],
    [48, 'short rows behind a note'],
    [106, 'a row printed again under a repeated header'],
    [818, 'the rest of a name and a total alone on a page'],
    [1132, 'whole amounts behind a note'],
    [2315, 'the rest of a name alone between page number and blank line'],
    [2366, 'the ends of names in two panels at the head of a page'],
    [2399, 'a total without a label on the line of 类, 款 and 项'],
    [3185, 'a repeated header printed once for merged cells, above names in two panels'],
  ],
);
