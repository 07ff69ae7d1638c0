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
 * Whether enough different keys of a role have signed (TUF 1.0.34 §5.3.4, §5.6.3). A key counts once towards the threshold,
 * however often it is listed. The value: the ids of the keys that have.
 * `unknown-key`: no key of the role has signed at all. `bad-signature`: too few valid ones, or another payload type.
 */
export function checkThreshold(
  question: ThresholdQuestion,
): Result<ReadonlySet<string>, 'bad-signature' | 'unknown-key'> {
  const { signature, payloadType, root, role, isValid } = question;
  if (signature.payloadType !== payloadType)
    return fail('bad-signature', `signed as ${signature.payloadType}`);
  const { keyIds, threshold } = root.roles[role];
  const known = signature.signatures.filter(({ keyId }) => keyIds.includes(keyId));
  if (known.length === 0) return fail('unknown-key', strangerSentence(signature, root, role));
  const valid = known.filter(({ keyId, sig }) => {
    const key = Object.hasOwn(root.keys, keyId) ? root.keys[keyId] : undefined;
    return key !== undefined && isValid(key.public, sig);
  });
  const signers = new Set(valid.map(({ keyId }) => keyId));
  if (signers.size >= threshold) return ok(signers);
  return fail('bad-signature', `${signers.size} of ${threshold} ${role} signatures are valid`);
}

/** A key that was taken away for a reason is named: "no longer trusted" is another thing than "never seen". */
function strangerSentence({ signatures }: SignatureFile, root: Root, role: RoleName): string {
  const revoked = root.revoked?.find(({ keyId }) => signatures.some((one) => one.keyId === keyId));
  if (revoked) return `key ${revoked.keyId.slice(0, 16)} was revoked by root ${root.version} or before`;
  return `no ${role} key of root ${root.version} has signed`;
}
