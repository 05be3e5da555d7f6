/** What the mutation bench needs of the sources, in one module, so that all of it shares one copy of them. */

export { createService, DEFAULT_SETTINGS } from '../server/src/service';
export { printCase } from '../server/test/generator/print';
export { createRandom } from '../server/test/generator/random';
export { measure, mistype, mutated, subjectOf } from '../server/test/reconcile/mutate';
export { ACT_KINDS, actOut, actSubject } from '../server/test/reconcile/mutate-acts';
