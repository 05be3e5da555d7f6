// From a keystroke to right diagnostics in a document of 100,000 lines.
import { keystrokes } from '../lib/keystroke.mjs';

export const line = {
  name: 'keystroke, 100,000 lines',
  unit: 'ms',
  async measure() {
    const times = await keystrokes(100_000, 60, 12);
    return [
      { peer: 'json-thin', ours: times.ours, theirs: times['json-thin'], atMost: 0.1 },
      { peer: 'tsv-floor', ours: times.ours, theirs: times['tsv-floor'], atMost: 0.33 },
    ];
  },
};
