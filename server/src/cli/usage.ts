/** What `gouji --help` prints. */

import type { Words } from '../rules/model';
import { CONVERSIONS } from '../service';
import { FORMAT_NAMES } from './formats/names';
import { words } from './words';

export const USAGE: Words = words(
  `用法：
  gouji check [选项] 路径…              校核预算、决算公开文本
      --format ${FORMAT_NAMES.join('|')}
                                        输出格式，默认 text；list 为整改清单（制表符分隔）
      --fail-on error|warning|information
                                        出现这一级或更重的问题时退出码为 1，默认 error
      --level error|warning|information
                                        text 中逐条列出这一级或更重的，其余只计数，默认 warning
      --all                             text 中全部逐条列出
      --relations                       json、ndjson 中列出全部勾稽关系
      --jobs 数目                       同时校核几个文件，默认 1
      --files-from 文件|-               从文件或标准输入读取路径清单，每行一个，或以 NUL 分隔
  gouji fix [--write] [--only 代码]… 路径…
                                        改正错数并重算小计、合计；默认输出改后的文本，--write 直接改文件
  gouji convert [-o 文件] [--to ${CONVERSIONS.join('|')}] 路径
                                        转换成表格语言（.budget）、制表符分隔的表格或 JSON
  gouji explain 代码                    说明一类问题，例如 gouji explain sum/row
  gouji explain 路径:行:列              列出该处数字的全部勾稽关系
  gouji --help | --version

路径可以是文件、文件夹（查找其中的公开文本）或 -（标准输入，用 --stdin-name 名称 指明文件名）。
退出码：0 没有问题；1 有问题；2 用法有误或有文件无法读取。
`,
  `Usage:
  gouji check [options] PATH…           check budgets and final accounts as published
      --format ${FORMAT_NAMES.join('|')}
                                        format of the output, text by default; list is what to correct, tab-separated
      --fail-on error|warning|information
                                        exit with 1 for findings of this level or graver ones, error by default
      --level error|warning|information
                                        in text, list findings of this level or graver ones, warning by default; count the others
      --all                             in text, list everything
      --relations                       list all relations in json and ndjson
      --jobs NUMBER                     check so many files at once, 1 by default
      --files-from FILE|-               read paths from a file or standard input, one a line or separated by NUL
  gouji fix [--write] [--only CODE]… PATH…
                                        mend wrong amounts and recompute subtotals; prints the text, or writes the files
  gouji convert [-o FILE] [--to ${CONVERSIONS.join('|')}] PATH
                                        convert to the table language (.budget), tab-separated tables or JSON
  gouji explain CODE                    explain a kind of finding: gouji explain sum/row
  gouji explain PATH:LINE:COLUMN        list every relation of the amount there
  gouji --help | --version

PATH is a file, a folder (searched for disclosures) or - (standard input, named by --stdin-name NAME).
Exit codes: 0 nothing found; 1 something found; 2 bad usage, or a file that cannot be read.
`,
);
