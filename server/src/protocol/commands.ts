/** The commands that a client may have executed: they answer with an edit for the client to apply. */

import { type Connection, type ExecuteCommandParams, Position } from 'vscode-languageserver';
import type { Locale } from '../rules/model';
import type { Recomputation, RecomputeScope, Service } from '../service';
import type { Documents } from './documents';
import { type Target, workspaceEdit } from './edits';
import { RECOMPUTE_DOCUMENT, RECOMPUTE_TABLE, type RecomputeResult } from './requests';

interface Command {
  readonly scope: RecomputeScope;
  /** What the client's undo list calls it. */
  readonly label: Readonly<Record<Locale, string>>;
}

const COMMANDS = new Map<string, Command>([
  [RECOMPUTE_TABLE, { scope: 'table', label: { 'zh-cn': '重算本表', en: 'Recompute table' } }],
  [RECOMPUTE_DOCUMENT, { scope: 'document', label: { 'zh-cn': '重算全文', en: 'Recompute document' } }],
]);

export const COMMAND_NAMES: readonly string[] = [...COMMANDS.keys()];

const NOTHING: RecomputeResult = { applied: false, edits: 0, kept: 0 };

const READ_ONLY: Readonly<Record<Locale, string>> = {
  'zh-cn': '这是原件的视图，不能改写：请先另存为预算表。',
  en: 'This is the view of an original and cannot be changed: save it as a budget table first.',
};

/** So many totals that stay are told of in one message. */
const MOST_TOLD = 5;

/**
 * Executes a command on `[uri, position]`, tells which totals stay and why, and has the client apply the edits. Commands that are not ours, documents
 * that are not open and clients that refuse the edit are answered with `applied: false`.
 */
export async function executeCommand(
  connection: Connection,
  service: Service,
  documents: Documents,
  versioned: boolean,
  params: ExecuteCommandParams,
): Promise<RecomputeResult> {
  const command = COMMANDS.get(params.command);
  const [uri, position] = params.arguments ?? [];
  if (!command || typeof uri !== 'string') return NOTHING;
  if (command.scope !== 'document' && !Position.is(position)) return NOTHING;
  const checked = documents.checked(uri);
  if (!checked) return NOTHING;
  const { original, settings } = checked.document;
  if (original) {
    void connection.window.showWarningMessage(READ_ONLY[settings.locale]);
    return NOTHING;
  }
  const at = Position.is(position) ? position : undefined;
  const { edits, kept } = service.recompute(checked.document, command.scope, at);
  if (kept.length > 0) void connection.window.showWarningMessage(messageOf(kept));
  if (edits.length === 0) return { ...NOTHING, kept: kept.length };
  const target: Target = { uri, version: checked.version, versioned };
  const whole = service.linedUp(checked.document, edits);
  const label = command.label[settings.locale];
  const answer = await connection.workspace.applyEdit({ label, edit: workspaceEdit(target, whole) });
  return { applied: answer.applied, edits: edits.length, kept: kept.length };
}

/** One line a total that stays, by its place. */
function messageOf(kept: Recomputation['kept']): string {
  const lines = kept
    .slice(0, MOST_TOLD)
    .map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`);
  if (kept.length > MOST_TOLD) lines.push(`…（${kept.length}）`);
  return lines.join('\n');
}
