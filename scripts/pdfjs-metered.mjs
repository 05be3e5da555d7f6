// Has pdfjs count what it unpacks and draws where it does so, on a meter that can stop it: it has no limit of its own.

const WORKER = /pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.worker\.mjs$/;

/** What is replaced in its worker: each stands there exactly once, or the version of pdfjs is another. */
const REPLACED = [
  // Bytes that streams are unpacked to, before room is made for them.
  [
    '    const buffer2 = new Uint8Array(size);\n',
    '    globalThis.pdfjsMeter.unpack(size - buffer.byteLength);\n    const buffer2 = new Uint8Array(size);\n',
  ],
  [
    '      for await (const chunk of readable) {\n        chunks.push(chunk);\n',
    '      for await (const chunk of readable) {\n        globalThis.pdfjsMeter.unpack(chunk.byteLength);\n        chunks.push(chunk);\n',
  ],
  // Entries of text maps and widths of letters, which a range of two numbers makes any number of.
  ...['mapCidRange', 'mapBfRange'].map((name) => {
    const tooMany = `throw new Error("${name} - ignoring data above MAX_MAP_RANGE.");\n    }\n`;
    return [tooMany, `${tooMany}    globalThis.pdfjsMeter.unpack(Math.max(0, 4 * (high - low)));\n`];
  }),
  ...['glyphsWidths[j] = width;', 'glyphsVMetrics[j] = vmetric;'].map((set) => {
    const indent = ' '.repeat(set.startsWith('glyphsW') ? 12 : 14);
    const loop = `${indent}for (let j = start; j <= code; j++) {\n${indent}  ${set}\n`;
    return [loop, `${indent}globalThis.pdfjsMeter.unpack(Math.max(0, 4 * (code - start)));\n${loop}`];
  }),
  // Contents, forms and patterns that are drawn: which streams they are, and which of them make up those of a page.
  [
    'return new StreamsSequenceStream(content, this.#onSubStreamError.bind(this));',
    'return Object.assign(new StreamsSequenceStream(content, this.#onSubStreamError.bind(this)), { parts: content });',
  ],
  [
    'const preprocessor = new EvaluatorPreprocessor(stream, xref, stateManager);\n    const timeSlotManager',
    `const preprocessor = new EvaluatorPreprocessor(stream, xref, stateManager);
    preprocessor.again = globalThis.pdfjsMeter.begin(
      (stream.parts ?? [stream])
        .filter((part) => part instanceof BaseStream)
        .map((part) => ({ id: part.dict?.objId, size: part._rawMinBufferLength ?? part.length })),
    );
    const timeSlotManager`,
  ],
  // Their operators and operands, each time that they are drawn.
  [
    '  read(operation) {\n    let args = operation.args;\n    while (true) {\n',
    '  read(operation) {\n    let args = operation.args;\n    while (true) {\n      globalThis.pdfjsMeter.step(this.again);\n',
  ],
  // The letters of their strings.
  [
    '      let charBuffered = false;\n',
    '      let charBuffered = false;\n      globalThis.pdfjsMeter.letter();\n',
  ],
  [
    '    this._hexStringNumWarn = 0;\n    while (true) {\n',
    '    this._hexStringNumWarn = 0;\n    while (true) {\n      globalThis.pdfjsMeter.letter();\n',
  ],
  // The outlines of letters are for those who draw them.
  [
    '    const glyphs = font.charsToGlyphs(chars);\n    if (font.data) {\n',
    '    const glyphs = font.charsToGlyphs(chars);\n    if (false) {\n',
  ],
  // Forms that fail are left out one by one, of which there may be very many.
  [
    '  ensureNotTerminated() {\n    if (this.terminated) {\n',
    '  ensureNotTerminated() {\n    if (this.terminated || globalThis.pdfjsMeter.isOver) {\n',
  ],
  // A picture may say that it is small and hold a large one.
  [
    'if (maxImageSize !== -1 && w * h > maxImageSize) {',
    'if (image.isImageStream || (maxImageSize !== -1 && w * h > maxImageSize)) {',
  ],
  ['globalThis.pdfjsWorker = {\n', 'globalThis.pdfjsWorker = {\n  isMetered: true,\n'],
];

/** The worker of pdfjs with a meter in it; `undefined` for any other file. */
export function meteredPdfjs(path, source) {
  if (!WORKER.test(path)) return undefined;
  return REPLACED.reduce((text, [from, to]) => {
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} times: ${from}`);
    return parts.join(to);
  }, source);
}
