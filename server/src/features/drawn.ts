/** What is drawn in the text: the rest is told to whoever points at it, in the grid and in lists, and counts all the same. */

import type { Diagnostic } from 'vscode-languageserver-types';
import { DIAGNOSTIC_CODES } from '../rules/diagnostic-codes';
import type { Severity } from '../rules/model';
import type { Settings } from './model';

const GRAVEST: Readonly<Record<Settings['show'], Severity>> = { errors: 1, warnings: 2, all: 4 };

/** Whether findings of a severity are drawn. */
export function isDrawn(severity: number, { show }: Pick<Settings, 'show'>): boolean {
  return severity <= GRAVEST[show];
}

/** The diagnostics that are drawn. That a check is partial, or a list cut off, is no finding, and is always told. */
export function drawn(
  diagnostics: readonly Diagnostic[],
  settings: Pick<Settings, 'show'>,
): readonly Diagnostic[] {
  const isShown = ({ code, severity = 1 }: Diagnostic): boolean =>
    isDrawn(severity, settings) || !Object.hasOwn(DIAGNOSTIC_CODES, String(code ?? ''));
  return diagnostics.every(isShown) ? diagnostics : diagnostics.filter(isShown);
}
