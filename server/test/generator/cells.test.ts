/** Made-up disclosures in the layout `cells` are read back. `GOUJI_CASES` says how many of all layouts together. */

import { testReadingBack } from './read-back';

testReadingBack(
  'cells',
  [
    [2214, 'a page that begins with a row parted by a blank line'],
    [65, 'a header of three levels with merged cells printed once'],
    [103, 'three panels below two headings'],
    [189, 'names of two lines in a cell'],
    [1299, 'a page of few rows, with a blank line inside one'],
    [1481, 'the only row of a table parted by a blank line'],
    [2284, 'a code glued to a name that begins with 日'],
  ],
  [
    [28, 'a row parted between its code and its name'],
    [39, 'three sides of a statement'],
    [42, 'a running head between rows of cells'],
    [85, 'a page that begins with the amounts of the row above'],
    [98, 'a row parted by the end of a page'],
    [103, 'a third side below the total of the others'],
    [68, 'a page of one row without amounts'],
    [217, 'a page that begins with blank cells of a row, and has another one in halves'],
    [616, 'a name of two lines torn from its amounts'],
    [653, 'a page of dashes behind a running head'],
    [1115, 'rows without amounts behind a note'],
    [1132, 'a page that begins with noughts of the row above'],
    [2151, 'a row torn behind its blank cells'],
    [2164, 'the rest of a row that begins with its own number'],
    [2350, 'the row of the only unit printed again'],
    [2318, 'the code of a unit that looks like a 款 behind a page number'],
    [3153, 'one row in digits of full width behind a running head'],
    [3326, 'few rows on a page, one of them torn'],
    [40719, 'a torn row alone on its page behind a note'],
    [40886, 'a total parted from the blank cells before its label'],
    [50424, 'a page of a total and of the half of a row'],
  ],
);
