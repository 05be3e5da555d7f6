/** Takes a TypeScript file apart just far enough for the invariants: its code, its regular expressions, its imports. */

/** A source file as the checks see it; `path` is relative to the repository, with `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

type Kind = 'code' | 'comment' | 'string' | 'regexp';

interface Piece {
  readonly kind: Kind;
  readonly text: string;
}

const BEFORE_REGEXP =
  /(?:^|[=(,[!&|?:;{}+\-*%<>~^]|\b(?:return|typeof|case|in|of|void|delete|throw|else|do))\s*$/;

/** Cuts a text into code, comments, strings (quotes included) and regular expression literals, in order. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let code = '';
  let at = 0;
  const flush = () => {
    if (code !== '') found.push({ kind: 'code', text: code });
    code = '';
  };
  while (at < text.length) {
    const [kind, end] = next(text, at, code);
    if (kind === 'code') code += text.slice(at, end);
    else {
      flush();
      found.push({ kind, text: text.slice(at, end) });
      if (kind === 'string') code = '""';
    }
    at = end;
  }
  flush();
  return found;
}

function next(text: string, at: number, before: string): [Kind, number] {
  const char = text[at];
  if (text.startsWith('//', at)) return ['comment', endOr(text, text.indexOf('\n', at))];
  if (text.startsWith('/*', at)) return ['comment', endOr(text, text.indexOf('*/', at + 2) + 2, 1)];
  if (char === "'" || char === '"' || char === '`') return ['string', closing(text, at, char)];
  if (char === '/' && BEFORE_REGEXP.test(before)) return ['regexp', closingSlash(text, at)];
  return ['code', at + 1];
}

function endOr(text: string, end: number, least = 0): number {
  return end <= least ? text.length : end;
}

/** Template literals count as one string: code in `${…}` is short here, and none of the checks needs it. */
function closing(text: string, at: number, quote: string): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i + 1;
  }
  return text.length;
}

function closingSlash(text: string, at: number): number {
  let inClass = false;
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '[') inClass = true;
    else if (text[i] === ']') inClass = false;
    else if (text[i] === '/' && !inClass) return i + 1;
  }
  return text.length;
}

/** The code alone: comments and regular expressions gone, strings left as `""`. */
export function codeOf(text: string): string {
  return pieces(text)
    .filter((piece) => piece.kind === 'code')
    .map((piece) => piece.text)
    .join(' ');
}

export function hasRegExpLiteral(text: string): boolean {
  return pieces(text).some((piece) => piece.kind === 'regexp');
}

const IMPORT = /\b(?:from|import|require\s*\(|import\s*\()\s*$/;

/** What a file imports or exports from, types and dynamic imports included, as written. */
export function importsOf(text: string): string[] {
  const all = pieces(text).filter((piece) => piece.kind !== 'comment');
  return all
    .filter((piece, i) => piece.kind === 'string' && i > 0 && IMPORT.test(all[i - 1].text))
    .map((piece) => piece.text.slice(1, -1));
}
