/** The command line of the language server. */

import { expect, test } from 'vitest';
import { readArguments } from '../../src/protocol/arguments';

test.each([
  [['--stdio'], { kind: 'stdio' }],
  [['--stdio', '--clientProcessId=12'], { kind: 'stdio' }],
  [['--node-ipc'], { kind: 'ipc' }],
  [['--socket=6009'], { kind: 'socket', port: 6009 }],
  [['--socket', '6009'], { kind: 'socket', port: 6009 }],
  [['--pipe=gouji.sock'], { kind: 'pipe', name: 'gouji.sock' }],
  [['--version'], { kind: 'version' }],
  [['--stdio', '--help'], { kind: 'help' }],
])('%j', (argv, expected) => {
  expect(readArguments(argv)).toEqual(expected);
});

test.each([
  [[]],
  [['--tcp']],
  [['--socket']],
  [['--socket=0']],
  [['--socket=x']],
  [['--socket=70000']],
  [['--pipe=']],
])('%j is refused in one line', (argv) => {
  const request = readArguments(argv);
  if (request.kind !== 'error') throw new Error(`taken as ${request.kind}`);
  expect(request.message).not.toContain('\n');
});
