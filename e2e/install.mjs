// Installs the end-to-end tests' own packages and tools; `npm run test:vscode` does the same on first use.

import { install } from './lib/install.mjs';

install();
