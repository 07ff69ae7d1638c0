import type { KeyPress } from '#core/commands/match-accelerator';

/** A key press that another page has told; nothing where it is none. */
export function parseKey(fields: Readonly<Record<string, unknown>>): KeyPress | undefined {
  const { key, code, ctrl, alt, shift, meta } = fields;
  const isKey = typeof key === 'string' && typeof code === 'string';
  if (!isKey || typeof ctrl !== 'boolean' || typeof alt !== 'boolean') return undefined;
  if (typeof shift !== 'boolean' || typeof meta !== 'boolean') return undefined;
  return { key, code, ctrl, alt, shift, meta };
}
