/** What is generated from the table of diagnostic codes: the schema of `gouji.rules`, and the table in the manual. */

import {
  type CodeInfo,
  DIAGNOSTIC_CODES,
  type DiagnosticCode,
  type Level,
} from '../server/src/rules/diagnostic-codes';
import { ENGLISH } from './rule-words';

/** A file that is generated in part: its path in the repository, and its new text from the present one. */
export interface Generated {
  readonly path: string;
  readonly renew: (text: string) => string;
}

export const GENERATED: readonly Generated[] = [
  { path: 'package.json', renew: withSchema },
  { path: 'package.nls.json', renew: (text) => withWords(text, englishWords) },
  { path: 'package.nls.zh-cn.json', renew: (text) => withWords(text, chineseWords) },
  { path: 'docs/README.md', renew: withTable },
];

const CODES = Object.entries<CodeInfo>(DIAGNOSTIC_CODES) as readonly (readonly [DiagnosticCode, CodeInfo])[];

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  error: '错误',
  warning: '警告',
  information: '信息',
  hint: '提示',
};

/** What the manual says of a code's levels: `警告或信息`. */
export function levelWords({ levels }: CodeInfo): string {
  return levels.map((level) => LEVEL_WORDS[level]).join('或');
}

const CHOICES = {
  type: 'string',
  enum: ['error', 'warning', 'information', 'hint', 'off'],
  enumDescriptions: ['error', 'warning', 'information', 'hint', 'off'].map((level) => `%level.${level}%`),
};

const RULE = 'rule.';

/** What a code says in the settings, in each language. */
function chineseWords(info: CodeInfo): string {
  return `${info.what}（${levelWords(info)}）`;
}

function englishWords({ levels }: CodeInfo, code: DiagnosticCode): string {
  return `${ENGLISH[code]} (${levels.join(' or ')})`;
}

/** The words of all codes stand behind those that are written by hand. */
function withWords(text: string, wordsOf: (info: CodeInfo, code: DiagnosticCode) => string): string {
  const byHand = Object.entries<string>(JSON.parse(text)).filter(([key]) => !key.startsWith(RULE));
  const rules = CODES.map(([code, info]) => [RULE + code, wordsOf(info, code)] as const);
  return `${JSON.stringify(Object.fromEntries([...byHand, ...rules]), undefined, 2)}\n`;
}

function withSchema(text: string): string {
  const manifest = JSON.parse(text);
  const rules = manifest.contributes.configuration.properties['gouji.rules'];
  rules.properties = Object.fromEntries(
    CODES.map(([code]) => [code, { ...CHOICES, description: `%${RULE}${code}%` }]),
  );
  rules.additionalProperties = CHOICES;
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

const BEGIN = '<!-- npm run generate：以下由 server/src/rules/diagnostic-codes.ts 生成 -->\n';
const END = '\n<!-- 生成至此 -->';

function withTable(text: string): string {
  const begin = text.indexOf(BEGIN) + BEGIN.length;
  const end = text.indexOf(END, begin);
  if (begin < BEGIN.length || end < 0) throw new Error('docs/README.md has lost the marks around its table');
  return text.slice(0, begin) + table() + text.slice(end);
}

function table(): string {
  const rows = CODES.map(
    ([code, info]) =>
      `| [${code}](rules/${code.replace('/', '-')}.md) | ${levelWords(info)} | ${info.what} |`,
  );
  return ['| 代码 | 级别 | 说的是什么 |', '| --- | --- | --- |', ...rows].join('\n');
}
