// Where the editor paints words, found in its page.

/**
 * The box of the first occurrence of some words, whatever spans its colours cut them into.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} words
 * @param {import('playwright-core').Locator} [among] the lines to look in, where not in all
 */
export async function boxOfText(page, words, among = page.locator('.monaco-editor .view-line')) {
  const line = among.filter({ hasText: words }).first();
  return line.evaluate((element, text) => {
    /** @type {Node[]} */
    const nodes = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
    const start = nodes
      .map((node) => node.textContent)
      .join('')
      .indexOf(text);
    const place = (/** @type {number} */ offset, /** @type {boolean} */ isEnd) => {
      let rest = offset;
      for (const node of nodes) {
        const length = node.textContent?.length ?? 0;
        if (rest < length || (isEnd && rest === length)) return { node, offset: rest };
        rest -= length;
      }
      throw new Error(`${text} is not painted`);
    };
    const range = document.createRange();
    const [from, to] = [place(start, false), place(start + text.length, true)];
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  }, words);
}
