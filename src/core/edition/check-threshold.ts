import { fail, ok, type Result } from '#core/result';
import type { Root, RoleName, SignatureFile } from './edition.ts';

/** What is asked of a signature file. `isValid` checks one signature with one key's public part. */
export interface ThresholdQuestion {
  readonly signature: SignatureFile;
  readonly payloadType: string;
  readonly root: Root;
  readonly role: RoleName;
  readonly isValid: (publicKey: string, sig: string) => boolean;
}

/**
 * Whether enough different keys of a role have signed. A key counts once however often it is listed.
 * `unknown-key`: no key of the role has signed at all. `bad-signature`: too few valid ones, or another payload type.
 */
export function checkThreshold(question: ThresholdQuestion): Result<true, 'bad-signature' | 'unknown-key'> {
  const { signature, payloadType, root, role, isValid } = question;
  if (signature.payloadType !== payloadType)
    return fail('bad-signature', `signed as ${signature.payloadType}`);
  const { keyIds, threshold } = root.roles[role];
  const known = signature.signatures.filter(({ keyId }) => keyIds.includes(keyId));
  if (known.length === 0) return fail('unknown-key', `no ${role} key of root ${root.version} has signed`);
  const valid = known.filter(({ keyId, sig }) => {
    const key = Object.hasOwn(root.keys, keyId) ? root.keys[keyId] : undefined;
    return key !== undefined && isValid(key.public, sig);
  });
  const signers = new Set(valid.map(({ keyId }) => keyId)).size;
  if (signers >= threshold) return ok(true);
  return fail('bad-signature', `${signers} of ${threshold} ${role} signatures are valid`);
}
