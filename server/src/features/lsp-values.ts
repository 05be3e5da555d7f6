/**
 * The values of LSP that features answer with, held to their definitions by the compiler: the package that defines them
 * also checks shapes, all of which would come along in every bundle.
 */

import type * as lsp from 'vscode-languageserver-types';

export const DiagnosticSeverity = { Information: 3 } as const satisfies Partial<
  typeof lsp.DiagnosticSeverity
>;

export const MarkupKind = { Markdown: 'markdown' } as const satisfies Partial<typeof lsp.MarkupKind>;

export const CodeActionKind = { QuickFix: 'quickfix' } as const satisfies Partial<typeof lsp.CodeActionKind>;

export const CompletionItemKind = { Text: 1, Value: 12, Snippet: 15 } as const satisfies Partial<
  typeof lsp.CompletionItemKind
>;

export const DocumentHighlightKind = { Text: 1 } as const satisfies Partial<typeof lsp.DocumentHighlightKind>;

export const InsertTextFormat = { PlainText: 1, Snippet: 2 } as const satisfies Partial<
  typeof lsp.InsertTextFormat
>;

export const InlayHintKind = { Parameter: 2 } as const satisfies Partial<typeof lsp.InlayHintKind>;

export const SymbolKind = {
  Namespace: 3,
  Package: 4,
  Class: 5,
  Property: 7,
  Field: 8,
  Number: 16,
  Object: 19,
  Key: 20,
  Struct: 23,
} as const satisfies Partial<typeof lsp.SymbolKind>;
export type SymbolKind = lsp.SymbolKind;
