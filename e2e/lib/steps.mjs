// Runs the steps of one long test in order; a step that fails ends it, and those behind it count as failed too.

/**
 * @param {[string, () => Promise<void>][]} steps
 * @param {() => Promise<void>} onFailure
 * @returns {Promise<import('./results.mjs').Counts>}
 */
export async function runSteps(steps, onFailure) {
  let passed = 0;
  for (const [name, step] of steps) {
    const began = Date.now();
    try {
      await step();
    } catch (error) {
      console.log(`  ✗ ${name}\n${error instanceof Error ? error.stack : error}`);
      for (const [later] of steps.slice(passed + 1)) console.log(`  ✗ ${later} (not reached)`);
      await onFailure();
      break;
    }
    passed += 1;
    console.log(`  ✓ ${name} (${Date.now() - began} ms)`);
  }
  return { passed, failed: steps.length - passed };
}
