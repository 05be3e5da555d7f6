// Unit tests of the server and of what the client can do without VS Code; no time limits, machines differ.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Modules are read once for all files: nothing in them changes, and a test that replaces one puts it back.
  test: {
    include: ['server/test/**/*.test.ts', 'client/test/**/*.test.ts'],
    testTimeout: 0,
    hookTimeout: 0,
    isolate: false,
    // By default one core is left free, which on two cores is half of them.
    maxWorkers: '100%',
  },
});
