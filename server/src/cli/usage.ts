/** What `gouji --help` prints. */

import type { Words } from '../rules/model';
import { CONVERSIONS } from '../service';
import { FORMAT_NAMES } from './formats/names';
import { DEFAULT_SETTINGS } from './settings';
import { words } from './words';

/** As a settings file would say it, without what editors alone show; how many findings are listed is told apart, since there is no limit. */
const {
  lists: _,
  maxFindings: __,
  inlayHints: ___,
  codeLens: ____,
  show: _____,
  ...written
} = DEFAULT_SETTINGS;
const DEFAULTS = JSON.stringify(written).replaceAll(',"', ', "').replaceAll('":', '": ');
const EXAMPLE = '{ "rules": { "code/name": "off", "text/share": "error" } }';

export const USAGE: Words = words(
  `用法：
  gouji check [选项] 路径…              校核预算、决算公开文本
      --format ${FORMAT_NAMES.join('|')}
                                        输出格式，默认 text；list 为整改清单（制表符分隔）
      --fail-on error|warning|information
                                        出现这一级或更重的问题时退出码为 1，默认 error
      -o, --out 文件                    结果写进文件；写不完整就不写
      --level error|warning|information
                                        text 中逐条列出这一级或更重的，其余只计数，默认 warning
      --all                             text 中全部逐条列出
      --relations                       json、ndjson 中列出全部勾稽关系
      --allow-unread                    印有数额而一个也没有读懂的文本，不算失败
      --write-baseline                  现有的错误、警告记入 .gouji/waivers.json，以后只列新的
      --jobs 数目                       同时校核几个文件，默认 1
      --files-from 文件|-               从文件或标准输入读取路径清单，每行一个，或以 NUL 分隔
  gouji fix [选项] 路径…                只改确凿无疑的错误；默认输出改后的文本
      --write                           直接改文件，原文件留作 文件名.bak
      --no-backup                       与 --write 同用：不留原文件
      --diff                            输出改前改后的对照（unified diff）
      --recompute                       另外重算小计、合计；有佐证的、其下存疑的不重算
      --only 代码                       只改这些代码的问题，可以多次给出
  gouji convert [-o 文件] [--to ${CONVERSIONS.join('|')}] 路径
                                        转换成表格语言（.budget）、制表符分隔的文本、JSON 或 Markdown
  gouji explain 代码                    说明一类问题，例如 gouji explain sum/row
  gouji explain 路径:行:列              列出该处数字的全部勾稽关系
  gouji --help | --version

路径可以是文件、文件夹（查找其中的公开文本）或 -（标准输入，用 --stdin-name 名称 指明文件名）。
文件可以是文本（.txt、.md、.disclosure、.ysgk、.budget），也可以直接是 PDF、Word（.docx）、Excel（.xlsx）、.csv 或网页（.html）。

设置：被校核文件所在文件夹或上级的 .gouji/settings.json，例如
  ${EXAMPLE}
没有写的用默认值（"maxFindings" 默认不限）：
  ${DEFAULTS}

例：
  gouji check 某单位2026年部门预算.txt
  gouji check --format list -o 整改清单.tsv 公开文本/

退出码：
  0  没有 --fail-on 所说那一级或更重的问题（默认：没有错误）
  1  有这样的问题
  2  用法有误，有文件无法读取、认不出、校核失败或什么也没有读懂，文件夹中没有公开文本，或者结果写不出去
`,
  `Usage:
  gouji check [options] PATH…           check budgets and final accounts as published
      --format ${FORMAT_NAMES.join('|')}
                                        format of the output, text by default; list is what to correct, tab-separated
      --fail-on error|warning|information
                                        exit with 1 for findings of this level or graver ones, error by default
      -o, --out FILE                    write to a file, whole or not at all
      --level error|warning|information
                                        in text, list findings of this level or graver ones, warning by default; count the others
      --all                             in text, list everything
      --relations                       list all relations in json and ndjson
      --allow-unread                    a text that prints amounts of which none was read is no failure
      --write-baseline                  note the errors and warnings of today in .gouji/waivers.json and list new ones from then on
      --jobs NUMBER                     check so many files at once, 1 by default
      --files-from FILE|-               read paths from a file or standard input, one a line or separated by NUL
  gouji fix [options] PATH…             mend what is certainly wrong, and nothing else; prints the mended text
      --write                           write the files instead, and keep each as NAME.bak
      --no-backup                       with --write: do not keep them
      --diff                            print a unified diff
      --recompute                       recompute totals too, but none that others confirm or with a doubtful part
      --only CODE                       mend findings of this code only; may be given several times
  gouji convert [-o FILE] [--to ${CONVERSIONS.join('|')}] PATH
                                        convert to the table language (.budget), tab-separated text, JSON or Markdown
  gouji explain CODE                    explain a kind of finding: gouji explain sum/row
  gouji explain PATH:LINE:COLUMN        list every relation of the amount there
  gouji --help | --version

PATH is a file, a folder (searched for disclosures) or - (standard input, named by --stdin-name NAME).
A file is a text (.txt, .md, .disclosure, .ysgk, .budget), or a PDF, Word (.docx), Excel (.xlsx), .csv or .html file as it is.

Settings: .gouji/settings.json in the folder of a checked file or above, for example
  ${EXAMPLE}
What is not in it is as here ("maxFindings" has no limit):
  ${DEFAULTS}

Examples:
  gouji check budget.txt
  gouji check --format list -o corrections.tsv disclosures/

Exit codes:
  0  nothing of the level of --fail-on (error by default) or graver
  1  something of that level
  2  bad usage, a file that cannot be read, is not recognised, failed or had nothing in it that was read, a folder
     without disclosures, or output that cannot be written
`,
);
