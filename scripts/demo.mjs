// Checks a sample disclosure in which one subtotal was mistyped, and shows what Gouji says of it.
import { spawnSync } from 'node:child_process';

const SAMPLE = 'test-fixtures/demo/sample.disclosure';

console.log(`\n一份部门预算公开文本，其中有一处小计输错了一位数：${SAMPLE}`);
console.log(`$ gouji check ${SAMPLE}\n`);
const { status, error } = spawnSync(process.execPath, ['dist/cli.js', 'check', SAMPLE], { stdio: 'inherit' });
if (error) throw error;

// Finding the mistake is the point: for `gouji check` that is exit code 1.
if (status !== 1) {
  console.error(`\ngouji check ended with exit code ${status} instead of finding the mistake`);
  process.exit(1);
}
console.log(`\n改正并输出全文：node dist/cli.js fix ${SAMPLE}`);
console.log('说明这类问题：  node dist/cli.js explain sum/children');
