/** Made-up disclosures in the layout `pipes` are read back. `GOUJI_CASES` says how many of all layouts together. */

import { testReadingBack } from './read-back';

testReadingBack('pipes', [
  [10, 'a budget and final accounts in one file'],
  [543, 'the year of the second disclosure in its heading only'],
]);
