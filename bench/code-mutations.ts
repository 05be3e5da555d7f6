/** What the bench of mistyped codes needs of the sources, in one module. */

export { createRandom } from '../server/test/generator/random';
export { codeSubject, measureCodes } from '../server/test/rules/mutate-codes';
