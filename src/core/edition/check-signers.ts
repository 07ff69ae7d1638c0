import { fail, ok, type Result } from '#core/result';
import { signaturesNeeded } from './check-release.ts';
import type { Root } from './edition.ts';

/** Digits of a key id that people compare. */
const SHORT_ID = 16;

/**
 * Whether some keys may sign the next edition under a root; asked before anything is built. Each message is a
 * sentence for the publisher.
 *
 * - `unknown-key`: a root has dropped this key, or never knew it.
 * - `too-few-keys`: fewer than the release role asks for, or a withdrawal does.
 */
export function checkSigners(
  root: Root,
  keyIds: readonly string[],
  withdraws: boolean,
): Result<true, 'unknown-key' | 'too-few-keys'> {
  const { release } = root.roles;
  const stranger = keyIds.find((keyId) => !release.keyIds.includes(keyId));
  if (stranger !== undefined) return fail('unknown-key', strangerSentence(root, stranger));
  const needed = signaturesNeeded(root, withdraws);
  const given = new Set(keyIds).size;
  if (given >= needed) return ok(true);
  const why = needed > release.threshold ? 'an edition that withdraws articles' : 'an edition';
  return fail(
    'too-few-keys',
    `Root ${root.version} asks for ${needed} signatures on ${why}, and ${given} ${given === 1 ? 'key was' : 'keys were'} ` +
      'given. Nothing was changed. Give --key once for each, or --await-signatures to let others sign it later.',
  );
}

function strangerSentence(root: Root, keyId: string): string {
  const short = keyId.slice(0, SHORT_ID);
  const revoked = root.revoked?.find((one) => one.keyId === keyId);
  const listed = root.roles.release.keyIds.map((id) => id.slice(0, SHORT_ID)).join(', ');
  const may = `The keys that may publish are ${listed}. Nothing was changed.`;
  if (revoked)
    return `The key ${short} was revoked from edition ${revoked.distrustFrom} on and may not publish any more. ${may}`;
  return `Root ${root.version} of this archive does not list the key ${short} among those that may publish. ${may}`;
}
