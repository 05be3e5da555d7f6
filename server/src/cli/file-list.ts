/** Lists of paths from elsewhere: one a line, or separated by NUL as `find -print0` writes them. */

const NUL = 0;

/** The paths of a list, as they come in; a list whose beginning holds a NUL is separated by NUL, all others by lines. */
export async function* readPathList(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let separator: string | undefined;
  for await (const chunk of chunks) {
    separator ??= chunk.includes(NUL) ? '\0' : '\n';
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split(separator);
    rest = pieces.pop() ?? '';
    yield* pieces.map(pathOf).filter((path) => path !== '');
  }
  const last = pathOf(rest + decoder.decode());
  if (last !== '') yield last;
}

function pathOf(piece: string): string {
  return piece.endsWith('\r') ? piece.slice(0, -1) : piece;
}
