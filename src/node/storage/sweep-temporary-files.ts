import { readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Names the checked writer gives: `<file>.tmp-<pid>-<12 hex>`. */
const TEMPORARY = /\.tmp-\d+-[0-9a-f]{12}$/;

/** What a sweep did; `kept` are leftovers that could not be removed, with the reason. */
export interface Sweep {
  readonly removed: readonly string[];
  readonly kept: readonly { readonly name: string; readonly message: string }[];
}

/**
 * Removes what a killed process left of a write: each is a whole plaintext copy of the notes. Only with the lock of the
 * folder held: another process's file in the making looks the same. Not recursive.
 */
export function sweepTemporaryFiles(folder: string): Sweep {
  const removed: string[] = [];
  const kept: { name: string; message: string }[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile() || !TEMPORARY.test(entry.name)) continue;
    try {
      unlinkSync(join(folder, entry.name));
      removed.push(entry.name);
    } catch (error) {
      kept.push({ name: entry.name, message: String(error) });
    }
  }
  return { removed, kept };
}
