/** Every format of `gouji check` with its printer. */

import { createGithubReporter } from './github';
import { createJsonReporter, createNdjsonReporter } from './json';
import { createListReporter } from './list';
import type { FormatName } from './names';
import type { FormatOptions, Reporter } from './reporter';
import { createSarifReporter } from './sarif';
import { createTextReporter } from './text';

export const FORMATS: Readonly<Record<FormatName, (options: FormatOptions) => Reporter>> = {
  text: createTextReporter,
  json: createJsonReporter,
  ndjson: createNdjsonReporter,
  sarif: createSarifReporter,
  github: createGithubReporter,
  list: createListReporter,
};
