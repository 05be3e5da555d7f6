// From a keystroke to right diagnostics in a document of the usual size.
import { keystrokes } from '../lib/keystroke.mjs';

export const line = {
  name: 'keystroke, 1,000 lines',
  unit: 'ms',
  async measure() {
    const times = await keystrokes(1000, 200, 40);
    return [{ peer: 'json-thin', ours: times.ours, theirs: times['json-thin'], atMost: 1 }];
  },
};
