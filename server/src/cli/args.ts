/** The command line: from `argv` to a command with its options, or one line that says what is wrong with it. */

import { parseArgs } from 'node:util';
import type { Severity, Words } from '../rules/model';
import { CONVERSIONS, type Conversion } from '../service';
import { FORMAT_NAMES, type FormatName, isFormatName } from './formats/names';
import { words } from './words';

export interface CheckCommand {
  readonly command: 'check';
  readonly format: FormatName;
  /** Findings of this severity or worse make the exit code 1. */
  readonly failOn: Severity;
  /** Findings of this severity or worse are listed one by one in text for people, all others counted. */
  readonly level: Severity;
  readonly relations: boolean;
  /** A text that prints amounts of which none was read is no failure. */
  readonly allowUnread: boolean;
  /** Whether all that is found is let stand from now on. */
  readonly writeBaseline: boolean;
  /** The file to write; standard output when absent. */
  readonly out?: string;
  /** How many files are checked at once. */
  readonly jobs: number;
  /** A file, or `-` for standard input, that lists further paths, one a line or separated by NUL. */
  readonly filesFrom?: string;
  readonly paths: readonly string[];
  readonly stdinName?: string;
}

export interface FixCommand {
  readonly command: 'fix';
  readonly write: boolean;
  /** Whether the files are kept as they were, beside those that are written. */
  readonly backup: boolean;
  /** Whether a diff is printed rather than the text. */
  readonly diff: boolean;
  /** Whether totals are recomputed too. */
  readonly recompute: boolean;
  /** Codes of the findings to mend; all when absent. */
  readonly only?: readonly string[];
  readonly paths: readonly string[];
  readonly stdinName?: string;
}

export interface ConvertCommand {
  readonly command: 'convert';
  readonly to: Conversion;
  /** The file to write; standard output when absent. */
  readonly out?: string;
  readonly paths: readonly string[];
  readonly stdinName?: string;
}

/** The target of `explain`: a diagnostic code, or a place with a zero-based line and column. */
export type ExplainTarget =
  | { readonly code: string }
  | { readonly path: string; readonly line: number; readonly character: number };

export interface ExplainCommand {
  readonly command: 'explain';
  readonly target: ExplainTarget;
  readonly stdinName?: string;
}

export type Command =
  | CheckCommand
  | FixCommand
  | ConvertCommand
  | ExplainCommand
  | { readonly command: 'help' }
  | { readonly command: 'version' };

/** Bad usage, said in one line. */
export interface UsageError {
  readonly command: 'error';
  readonly message: Words;
}

const STRINGS = ['format', 'fail-on', 'level', 'jobs', 'files-from', 'only', 'stdin-name', 'to', 'out'];
const FLAGS = [
  'relations',
  'all',
  'allow-unread',
  'write-baseline',
  'write',
  'no-backup',
  'diff',
  'recompute',
  'help',
  'version',
];
const CHECK_OPTIONS = [
  'format',
  'out',
  'fail-on',
  'level',
  'all',
  'relations',
  'allow-unread',
  'write-baseline',
  'jobs',
  'files-from',
  'stdin-name',
];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  check: CHECK_OPTIONS,
  fix: ['write', 'no-backup', 'diff', 'recompute', 'only', 'stdin-name'],
  convert: ['to', 'out', 'stdin-name'],
  explain: ['stdin-name'],
};
const SEVERITIES: Readonly<Record<string, Severity>> = { error: 1, warning: 2, information: 3 };
const CODE = /^(?:amount|sum|tie|text|code|table|doc|target|purchase|asset|budget)\/[a-z]+(?:-[a-z]+)*$/;
const PLACE = /^(.+):(\d+):(\d+)$/s;

/** A place in standard input begins like an option; this mark, which no argument can hold, keeps it from being read as one. */
const STDIN_PLACE = /^-:\d+:\d+$/;
const MARK = '\0';

/** What was found on the command line, options under their names. */
interface Raw {
  readonly positionals: string[];
  readonly values: Map<string, string[]>;
}

/** Thrown and caught in this file only: bad usage found deep in the reading of arguments. */
class BadUsage extends Error {
  readonly said: Words;

  constructor(chinese: string, english: string) {
    super(english);
    this.said = words(chinese, english);
  }
}

/** Reads the arguments after `node cli.js`. Never throws. */
export function readArguments(argv: readonly string[]): Command | UsageError {
  try {
    return readCommand(tokenize(argv));
  } catch (error) {
    if (error instanceof BadUsage) return { command: 'error', message: error.said };
    throw error;
  }
}

function tokenize(argv: readonly string[]): Raw {
  const options = Object.fromEntries([
    ...STRINGS.map((name) => [name, { type: 'string' as const, multiple: true }]),
    ...FLAGS.map((name) => [name, { type: 'boolean' as const }]),
    ['help', { type: 'boolean' as const, short: 'h' }],
    ['out', { type: 'string' as const, multiple: true, short: 'o' }],
  ]);
  const { tokens } = parseArgs({
    args: argv.map((argument) => (STDIN_PLACE.test(argument) ? MARK + argument : argument)),
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const raw: Raw = { positionals: [], values: new Map() };
  let afterOnly = false;
  for (const token of tokens) {
    if (token.kind === 'option') readOption(raw, token);
    // `--only sum/row sum/children a.txt`: codes may follow one another.
    else if (token.kind === 'positional' && afterOnly && CODE.test(token.value)) {
      raw.values.get('only')?.push(token.value);
      continue;
    } else if (token.kind === 'positional') raw.positionals.push(token.value.replace(MARK, ''));
    afterOnly = token.kind === 'option' && token.name === 'only';
  }
  return raw;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string;
  readonly inlineValue?: boolean;
}

function readOption(raw: Raw, { name, rawName, value, inlineValue }: OptionToken): void {
  const isString = STRINGS.includes(name);
  if (!isString && !FLAGS.includes(name))
    throw new BadUsage(`没有选项 ${rawName}`, `there is no option ${rawName}`);
  if (!isString && value !== undefined)
    throw new BadUsage(`选项 ${rawName} 不带值`, `option ${rawName} takes no value`);
  const swallowedAnOption = value?.startsWith('-') && value !== '-' && !inlineValue;
  if (isString && (!value || swallowedAnOption))
    throw new BadUsage(`选项 ${rawName} 后面缺少值`, `option ${rawName} lacks its value`);
  raw.values.set(name, [...(raw.values.get(name) ?? []), value ?? '']);
}

function readCommand(raw: Raw): Command {
  if (raw.values.has('help')) return { command: 'help' };
  if (raw.values.has('version')) return { command: 'version' };
  const [name, ...paths] = raw.positionals;
  if (name === undefined) throw new BadUsage('没有给出命令', 'no command is given');
  const allowed = Object.hasOwn(ALLOWED, name) ? ALLOWED[name] : undefined;
  if (!allowed) throw new BadUsage(`没有命令 ${name}`, `there is no command ${name}`);
  const stray = [...raw.values.keys()].find((option) => !allowed.includes(option));
  if (stray)
    throw new BadUsage(`命令 ${name} 没有选项 --${stray}`, `command ${name} has no option --${stray}`);
  if (paths.length === 0 && !raw.values.has('files-from'))
    throw name === 'explain'
      ? new BadUsage('没有给出代码或位置', 'no code or place is given')
      : new BadUsage('没有给出文件或文件夹', 'no file or folder is given');
  const stdinName = single(raw, 'stdin-name');
  if (name === 'check') return { ...readCheck(raw, paths), paths, stdinName };
  if (name === 'fix') return { ...readFix(raw, paths), paths, stdinName };
  if (name === 'convert') return { ...readConvert(raw), paths, stdinName };
  if (paths.length > 1)
    throw new BadUsage('explain 一次只说明一个代码或一个位置', 'explain takes one code or one place');
  return { command: 'explain', target: readTarget(paths[0]), stdinName };
}

function readCheck(raw: Raw, paths: readonly string[]): Omit<CheckCommand, 'paths'> {
  const format = single(raw, 'format') ?? 'text';
  if (!isFormatName(format))
    throw new BadUsage(
      `没有格式 ${format}，可用：${FORMAT_NAMES.join('、')}`,
      `there is no format ${format}: use ${FORMAT_NAMES.join(', ')}`,
    );
  const failOn = readSeverity(raw, 'fail-on') ?? 1;
  const relations = raw.values.has('relations');
  if (relations && format !== 'json' && format !== 'ndjson') {
    throw new BadUsage(
      '--relations 只用于 --format json 和 ndjson',
      '--relations is for --format json and ndjson',
    );
  }
  const filesFrom = single(raw, 'files-from');
  if (filesFrom === '-' && paths.includes('-'))
    throw new BadUsage('标准输入不能既是清单又是文本', 'standard input cannot be both a list and a text');
  if (raw.values.has('write-baseline') && paths.includes('-'))
    throw new BadUsage('标准输入没有基线', 'standard input has no baseline');
  return {
    command: 'check',
    format,
    failOn,
    level: readLevel(raw),
    relations,
    allowUnread: raw.values.has('allow-unread'),
    writeBaseline: raw.values.has('write-baseline'),
    out: single(raw, 'out'),
    jobs: readJobs(raw),
    filesFrom,
  };
}

function readSeverity(raw: Raw, name: string): Severity | undefined {
  const word = single(raw, name);
  if (word === undefined) return undefined;
  if (Object.hasOwn(SEVERITIES, word)) return SEVERITIES[word];
  throw new BadUsage(
    `--${name} 不能是 ${word}，可用：${Object.keys(SEVERITIES).join('、')}`,
    `--${name} cannot be ${word}: use ${Object.keys(SEVERITIES).join(', ')}`,
  );
}

/** Everything with `--all`; without, what has to be mended. */
function readLevel(raw: Raw): Severity {
  const level = readSeverity(raw, 'level');
  if (!raw.values.has('all')) return level ?? 2;
  if (level !== undefined)
    throw new BadUsage('--all 与 --level 不能同时使用', '--all and --level exclude one another');
  return 4;
}

function readJobs(raw: Raw): number {
  const text = single(raw, 'jobs') ?? '1';
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs < 1)
    throw new BadUsage(`--jobs 不能是 ${text}，应为 1 到 999`, `--jobs cannot be ${text}: use 1 to 999`);
  return jobs;
}

function readFix(raw: Raw, paths: readonly string[]): Omit<FixCommand, 'paths'> {
  const write = raw.values.has('write');
  const only = raw.values.get('only')?.flatMap((value) => value.split(',').filter((code) => code !== ''));
  const unknown = only?.find((code) => !CODE.test(code));
  if (unknown) throw new BadUsage(`没有代码 ${unknown}`, `there is no code ${unknown}`);
  const diff = raw.values.has('diff');
  if (!write && !diff && paths.length > 1)
    throw new BadUsage('改多个文件须加 --write 或 --diff', 'several files need --write or --diff');
  if (!write && raw.values.has('no-backup'))
    throw new BadUsage('--no-backup 只与 --write 同用', '--no-backup is for --write');
  if (write && paths.includes('-'))
    throw new BadUsage('标准输入不能用 --write', 'standard input cannot be written to');
  const [backup, recompute] = [!raw.values.has('no-backup'), raw.values.has('recompute')];
  return { command: 'fix', write, backup, diff, recompute, only };
}

function readConvert(raw: Raw): Omit<ConvertCommand, 'paths'> {
  const out = single(raw, 'out');
  const to = single(raw, 'to') ?? formOf(out) ?? 'budget';
  if (!isConversion(to))
    throw new BadUsage(
      `不能转换成 ${to}，可用：${CONVERSIONS.join('、')}`,
      `cannot convert to ${to}: use ${CONVERSIONS.join(', ')}`,
    );
  if (raw.positionals.length > 2) throw new BadUsage('convert 一次只转换一个文件', 'convert takes one file');
  return { command: 'convert', to, out };
}

/** The form that the name of a file to write tells. */
function formOf(out: string | undefined): Conversion | undefined {
  return CONVERSIONS.find((form) => out?.toLowerCase().endsWith(`.${form}`));
}

function isConversion(text: string): text is Conversion {
  return CONVERSIONS.some((conversion) => conversion === text);
}

function readTarget(text: string): ExplainTarget {
  const place = PLACE.exec(text);
  if (!place) {
    if (CODE.test(text)) return { code: text };
    throw new BadUsage(
      `${text} 既不是代码（如 sum/row），也不是位置（路径:行:列）`,
      `${text} is neither a code like sum/row nor a place (PATH:LINE:COLUMN)`,
    );
  }
  const [line, column] = [Number(place[2]), Number(place[3])];
  if (line < 1 || column < 1) throw new BadUsage('行和列从 1 数起', 'lines and columns are counted from 1');
  return { path: place[1], line: line - 1, character: column - 1 };
}

function single(raw: Raw, name: string): string | undefined {
  const values = raw.values.get(name);
  if (values && values.length > 1)
    throw new BadUsage(`选项 --${name} 只能给一次`, `option --${name} may be given once`);
  return values?.[0];
}
