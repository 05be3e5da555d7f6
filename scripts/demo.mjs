// Checks a sample disclosure in which one subtotal was mistyped, and shows what Gouji says of it.
import { spawnSync } from 'node:child_process';

const SAMPLE = 'test-fixtures/demo/sample.disclosure';
const FAILED = 1;

function gouji(argv, stdio) {
  const { status, stdout, error } = spawnSync(process.execPath, ['dist/cli.js', ...argv], {
    stdio: ['ignore', stdio, 'inherit'],
    encoding: 'utf8',
  });
  if (error) throw error;
  // Finding the mistake is the point: that is exit code 1.
  if (status !== FAILED)
    throw new Error(`gouji ${argv.join(' ')}: exit code ${status}, but the sample has a mistake`);
  return stdout;
}

console.log(`\n一份部门预算公开文本，其中有一处小计输错：${SAMPLE}`);
console.log(`$ gouji check ${SAMPLE}\n`);
gouji(['check', SAMPLE], 'inherit');

const [{ diagnostics }] = JSON.parse(gouji(['check', '--format', 'json', SAMPLE], 'pipe')).files;
const { code, range } = diagnostics.find(({ severity }) => severity === 1);
const place = `${SAMPLE}:${range.start.line + 1}:${range.start.character + 1}`;
console.log('\n接下来可以：');
console.log(`  node dist/cli.js fix ${SAMPLE}          改正并输出全文`);
console.log(`  node dist/cli.js explain ${place}   列出该数的全部勾稽关系`);
console.log(`  node dist/cli.js explain ${code}   说明这类问题`);
