/** Keeps the invariants of ARCHITECTURE.md: each is checked on the sources, and each check is shown to catch a breach. */

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as checks from './checks';
import { codeOf, hasRegExpLiteral, importsOf, type Source } from './source';

type Check = (sources: readonly Source[]) => string[];

const root = new URL('../../../', import.meta.url);

function read(paths: readonly string[]): Source[] {
  return paths.map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
}

function walk(folder: string): string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .map((path) => folder + path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'));
}

/** Tracked files of ours that still exist, pictures and packages left out. */
function tracked(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--deduplicate'], { cwd: root, encoding: 'utf8' });
  const missing = execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' }).split(
    '\0',
  );
  return listed
    .split('\0')
    .filter((path) => path !== '' && !missing.includes(path) && !/\.(?:png|vsix|ico)$/.test(path));
}

const product = read([...walk('server/src/'), ...walk('client/src/')]);
const files = read(tracked());
const scripts = files.filter(({ path }) => /\.[cm]?[jt]s$/.test(path) && !path.startsWith('test-fixtures/'));

/** A check, what it is run on, sources that break it, and sources that do not. */
interface Invariant {
  readonly name: string;
  readonly check: Check;
  readonly on: readonly Source[];
  readonly bad: Readonly<Record<string, string>>;
  readonly good: Readonly<Record<string, string>>;
}

const slash = '/';

const invariants: readonly Invariant[] = [
  {
    name: 'a folder imports only from those above it',
    check: checks.layerViolations,
    on: product,
    bad: {
      'server/src/text/a.ts': "import { b } from '../tables/model';",
      'server/src/amounts/a.ts': "export * from '../knowledge/codes';",
      'server/src/knowledge/a.ts': "import type { Classification } from '../rules/model';",
      'server/src/tables/readers/a.ts': "import type { Disclosure } from '../../disclosure/model';",
      'server/src/rules/a.ts': "const late = await import('../reconcile/localise');",
      'server/src/features/a.ts': "import type { Service } from '../service';",
      'server/src/service.ts': "import { serve } from './protocol/server';",
      'server/src/protocol/a.ts': "import { exit } from '../cli/exit';",
      'server/src/cli/a.ts': "import '../cli';",
      'server/src/odd/a.ts': "import { b } from '../text/snapshot';",
      'server/src/rules/b.ts': "import { b } from '../../test/helper';",
      'server/src/features/b.ts': "import { version } from '../../../package.json';",
      'client/src/a.ts': "import { main } from '../../server/src/cli';",
    },
    good: {
      'server/src/tables/readers/a.ts':
        "import { b } from '../model';\nimport { c } from '../../amounts/exact';",
      'server/src/service.ts': "import { hover } from './features/hover';",
      'server/src/main.ts': "import { version } from '../../package.json';",
      'server/src/cli.ts': "import { run } from './cli/run';",
      'server/src/text/a.ts': "// import { b } from '../tables/model';\nconst text = 'from ../tables';",
      'client/src/a.ts':
        "import { b } from './b';\nimport { KEYS } from '../../server/src/protocol/requests';",
    },
  },
  {
    name: 'packages are imported only where they belong',
    check: checks.packageViolations,
    on: product,
    bad: {
      'server/src/features/a.ts': "import { createConnection } from 'vscode-languageserver';",
      'server/src/service.ts': "import { TextDocuments } from 'vscode-languageserver';",
      'server/src/rules/a.ts': "import type { Range } from 'vscode-languageserver-types';",
      'server/src/reconcile/a.ts': "import { Decimal } from 'decimal.js';",
      'server/src/protocol/a.ts': "import { readFileSync } from 'node:fs';",
      'server/src/protocol/b.ts': "import { createConnection } from 'vscode-languageserver/node';",
      'server/src/knowledge/a.ts': "import { readFileSync } from 'node:fs';",
      'server/src/browser.ts': "import { join } from 'node:path';",
      'server/src/cli/a.ts': "import * as vscode from 'vscode';",
      'client/src/a.ts': "import { createConnection } from 'vscode-languageserver/node';",
    },
    good: {
      'server/src/features/a.ts': "import type { Range } from 'vscode-languageserver-types';",
      'server/src/amounts/a.ts': "import { Decimal } from 'decimal.js';",
      'server/src/protocol/a.ts': "import { createConnection } from 'vscode-languageserver';",
      'server/src/main.ts': "import { createConnection } from 'vscode-languageserver/node';",
      'server/src/knowledge/load-node.ts': "import { readFileSync } from 'node:fs';",
      'server/src/cli/a.ts': "import { readFileSync } from 'node:fs';",
      'client/src/a.ts': "import * as vscode from 'vscode';",
    },
  },
  {
    name: 'the loader for Node is reached only from where Node is known',
    check: checks.loaderViolations,
    on: product,
    bad: { 'server/src/service.ts': "import { load } from './knowledge/node';" },
    good: { 'server/src/cli/a.ts': "import { load } from '../knowledge/load-node';" },
  },
  {
    name: 'clock, randomness, environment and timers come as arguments',
    check: checks.outsideWorldViolations,
    on: product,
    bad: {
      'server/src/rules/a.ts': 'const year = new Date().getFullYear();',
      'server/src/reconcile/a.ts': 'const pick = Math.random();',
      'server/src/service.ts': 'const debug = process.env.DEBUG;',
      'server/src/text/a.ts': 'const start = performance.now();',
      'server/src/features/a.ts': 'setTimeout(() => undefined, 1);',
    },
    good: {
      'server/src/protocol/a.ts': 'setTimeout(() => undefined, 1);',
      'server/src/rules/a.ts':
        '// new Date() has no place here.\nconst text = "Math.random()"; const processed = 1;',
    },
  },
  {
    name: 'text is read only where cells and statements are made',
    check: checks.readingViolations,
    on: product,
    bad: {
      'server/src/rules/a.ts': 'const found = /[0-9]+/.exec(name);',
      'server/src/features/a.ts': "const parts = text.split('、');",
      'server/src/service.ts': "const pattern = new RegExp('a');",
      'server/src/reconcile/a.ts': 'return /其中/.test(label);',
    },
    good: {
      'server/src/tables/a.ts': "const parts = text.split('\\t').filter((part) => /\\d/.test(part));",
      'server/src/rules/a.ts': 'const half = total / 2 / parts; // a/b/c',
    },
  },
  {
    name: 'header words and numerals are listed in the lexicon only',
    check: checks.listViolations,
    on: product,
    bad: {
      'server/src/tables/a.ts': 'const LABEL = /^(?:科目编码|科目名称|序号)$/;',
      'server/src/rules/a.ts': "const TOTALS = new Set(['合计', '小计', '总计']);",
      'server/src/knowledge/a.ts': "const FUNDS = '一般公共预算.*|政府性基金.*|财政专户资金.*';",
      'server/src/disclosure/a.ts': 'const ORDINAL = /^[一二三四五六七八九十]+、/;',
    },
    good: {
      'server/src/lexicon/a.ts': "export const words = '合计|小计|总计';",
      'server/src/tables/a.ts':
        "const isTotal = means(word, 'total') || word === '合计'; // 合计, 小计, 总计",
      'server/src/rules/a.ts':
        "const said = ['合计不等于各项之和', '小计不等于各项之和', '总计不等于各项之和'];",
    },
  },
  {
    name: 'each file opens with a sentence on what it is for',
    check: checks.openingViolations,
    on: scripts,
    bad: {
      'server/src/a.ts':
        "import { b } from './b';\n\n/** Does this and that for others. */\nexport const a = b;",
      'server/src/b.ts': '// b.ts\nexport const b = 1;',
      'server/src/c.ts': '',
    },
    good: {
      'server/src/a.ts': '/** Adds up what is printed. */\nexport const a = 1;',
      'server/src/b.ts': '#!/usr/bin/env node\n// Adds up what\n// is printed.\nexport const b = 1;',
      'server/src/c.ts': '/**\n * Adds up what\n * is printed.\n */\nexport const c = 1;',
    },
  },
  {
    name: 'no any',
    check: checks.anyViolations,
    on: scripts,
    bad: {
      'server/src/a.ts': 'const a = JSON.parse(text) as any;',
      'server/src/b.ts': 'function b(list: any[]): void {}',
      'server/src/c.ts': 'const c: Record<string, any> = {};',
    },
    good: { 'server/src/a.ts': '// any\nconst any1 = Promise.any(["any"]); const { anyone } = a; a.any(b);' },
  },
  {
    name: 'no machine path and no registry host in a tracked file',
    check: checks.machineViolations,
    on: files,
    bad: {
      'README.md': `Run it in ${slash}work/main.`,
      'a.mjs': `const folder = '${slash}home/someone/project';`,
      'package-lock.json': `{ "resolved": "${'https'}://registry.example.org/a.tgz" }`,
    },
    good: {
      'README.md': 'See ../shared/seeds, src/work/main and https://example.org/work/a.',
      'package-lock.json': '{ "integrity": "sha512-abc" }',
    },
  },
  {
    name: 'no test is skipped or focused',
    check: checks.unfinishedViolations,
    on: scripts,
    bad: {
      'server/test/a.test.ts': "test.only('a', () => {});",
      'server/test/b.test.ts': "describe.skip('b', () => {});",
    },
    good: { 'server/test/a.test.ts': "test('only', () => {}); // test.only(" },
  },
];

describe.each(invariants)('$name', ({ check, on, bad, good }) => {
  test('holds', () => {
    expect(on.length).toBeGreaterThan(0);
    expect(check(on)).toEqual([]);
  });

  test.each(Object.entries(bad))('a breach in %s is found', (path, text) => {
    expect(check([{ path, text }])).toHaveLength(1);
  });

  test.each(Object.entries(good))('%s is left alone', (path, text) => {
    expect(check([{ path, text }])).toEqual([]);
  });
});

describe('taking sources apart', () => {
  test('imports of every form are seen, those in comments and strings are not', () => {
    const text = [
      "import a from './a';",
      "import type {\n  B,\n} from './b';",
      "import './c';",
      "export { d } from './d';",
      "const e = await import('./e');",
      "const f: typeof import('./f') = require('./g');",
      "// import h from './h';",
      "/* from './i' */ const text = `import j from './j'`;",
    ].join('\n');
    expect(importsOf(text)).toEqual(['./a', './b', './c', './d', './e', './f', './g']);
  });

  test('regular expressions are told from divisions, strings and comments', () => {
    expect(
      ['const a = /b[/]c/;', 'f(/a/)', 'return /a/;', 'x = [/a/]', 'a ? /b/ : c'].every(hasRegExpLiteral),
    ).toBe(true);
    expect(
      ['a / b / c', '(a) / b / c', "'/a/'", '// /a/', '`/a/`', 'a[0] / 2 / 3'].some(hasRegExpLiteral),
    ).toBe(false);
  });

  test('code is what is left without comments, strings and regular expressions', () => {
    expect(codeOf("a('process.env') // process\n+ /process/.test(b)").includes('process')).toBe(false);
  });
});
