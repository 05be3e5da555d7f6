/** What the bench of unseen words needs of the sources, in one module, so that all of it shares one copy of them. */

export { createService } from '../server/src/service';
export { printCase } from '../server/test/generator/print';
export { createRandom } from '../server/test/generator/random';
export { subjectFor, tryWord } from '../server/test/unseen/trials';
