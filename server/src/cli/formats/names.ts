/** The names of the formats that `gouji check` prints. */

export const FORMAT_NAMES = ['text', 'json', 'ndjson', 'sarif', 'github', 'list'] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

export function isFormatName(name: string): name is FormatName {
  return (FORMAT_NAMES as readonly string[]).includes(name);
}
