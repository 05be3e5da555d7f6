// Unit tests of the server and of what the client can do without VS Code; no time limits, machines differ.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['server/test/**/*.test.ts', 'client/test/**/*.test.ts'], testTimeout: 0 },
});
