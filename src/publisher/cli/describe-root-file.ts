import { epochOf } from '#core/edition/check-root-chain';
import type { Role, Root } from '#core/edition/edition';
import { fingerprintWords } from '#core/edition/fingerprint-words';
import { rootProgress, type RootProgress } from '#node/edition/add-signatures';
import type { RootFile } from '#node/edition/root-file';
import { sha256Hex } from '#node/edition/sha256';
import { type CliIo, type JsonFlag, plural } from './cli-io.ts';

/** A root on its way between those who sign it. */
export interface TravellingRoot {
  readonly path: string;
  readonly file: RootFile;
  readonly root: Root;
  /** The root it follows, where that is at hand: enough of its keys must sign too. */
  readonly before?: Root | undefined;
  readonly json: JsonFlag;
}

/** Prints what a root says, so that nobody signs what they have not read, and who has signed it so far. */
export function describeRootFile(io: CliIo, { path, file, root, before, json }: TravellingRoot): void {
  const own = rootProgress(file, root);
  const old = before ? rootProgress(file, before) : undefined;
  const fingerprint = fingerprintWords(sha256Hex(file.bytes));
  if (json) {
    const of = { file: path, version: root.version, archiveId: root.archiveId, fingerprint };
    const signatures = { own, ...(old ? { before: old } : {}) };
    io.out(
      JSON.stringify({ ok: true, ...of, epoch: epochOf(root), signatures, isComplete: isEnough(own, old) }),
    );
    return;
  }
  io.out(`Root ${root.version} of ${root.archiveId} in ${path}`);
  io.out(roleLine('Change the root', root.roles.root));
  io.out(roleLine('Publish', root.roles.release));
  const { withdrawalThreshold } = root.roles.release;
  if (withdrawalThreshold !== undefined)
    io.out(`Withdraw articles: ${withdrawalThreshold} of those who publish`);
  if (epochOf(root) > 1) io.out(`Epoch: ${epochOf(root)}`);
  for (const { keyId, distrustFrom } of root.revoked ?? [])
    io.out(`Revoked: ${shortId(keyId)}, not believed from edition ${distrustFrom} on`);
  io.out(`Fingerprint: ${fingerprint}`);
  if (root.version > 1)
    io.out('Once it is applied, these six words take the place of the old ones: your readers must be told.');
  io.out(progressLine('Signatures of its own keys', own));
  if (before && old) io.out(progressLine(`Signatures of the keys of root ${before.version}`, old));
  else if (root.version > 1) io.out(`Enough of the keys of root ${root.version - 1} must have signed too.`);
}

function roleLine(what: string, { keyIds, threshold }: Role): string {
  return `${what}: ${threshold} of ${plural(keyIds.length, 'key')}: ${keyIds.map(shortId).join(', ')}`;
}

function progressLine(what: string, { have, needed }: RootProgress): string {
  return `${what}: ${have} of ${needed}${have >= needed ? '' : ', more are needed'}`;
}

function isEnough(own: RootProgress, old: RootProgress | undefined): boolean {
  return [own, old].every((one) => one === undefined || one.have >= one.needed);
}

/** As much of a key id as people compare. */
export function shortId(keyId: string): string {
  return keyId.slice(0, 16);
}
