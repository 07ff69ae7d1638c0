// Asks our verifier and a second one about the same bundles. Used by tests and by the fuzz run only.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeOffer } from '#core/edition/archives-state';
import type { EditionPlace } from '#core/edition/check-edition-order';
import type { ContentChecks } from '#node/edition/check-content';
import { fixtureKey } from '#node/edition/fixture-edition';
import { openBundle } from '#node/edition/open-bundle';
import { placeOf } from '#node/edition/preview-bundle';
import { buildRootFile, readRootFile } from '#node/edition/root-file';
import { readPublishedRoots, writeRoot } from '#node/edition/write-root';
import { verifyBundle } from '#node/edition/verify-bundle';
import { readParts } from './hostile-edition.ts';
import { mutateBundle, type Ground } from './mutate-bundle.ts';
import { createRandom } from './random.ts';
import { publish, valueOf } from './store-fixture.ts';

/** The other verifier, as `tests/independent-verifier/verify.mjs` is. */
export type OtherVerifier = (
  file: Buffer,
  highest: EditionPlace,
) => { readonly ok: true } | { readonly ok: false; readonly why: string };

export interface Disagreement {
  readonly number: number;
  readonly kind: string;
  readonly ours: string;
  readonly theirs: string;
  readonly file: Buffer;
}

export interface Comparison {
  readonly accepted: number;
  /** Mutants by what was done to them, and of those the accepted ones. */
  readonly kinds: Readonly<Record<string, { readonly all: number; readonly accepted: number }>>;
  /** How often each code was our answer. */
  readonly codes: Readonly<Record<string, number>>;
  readonly disagreements: readonly Disagreement[];
  /** The longest that either took over one bundle. */
  readonly slowestMs: number;
  /** Highest resident memory that was seen, in bytes. */
  readonly peakBytes: number;
}

/** Sanitising and search are asked of nobody: the second verifier has neither. */
const CHECKS: ContentChecks = { isSafeHtml: () => true, isValidIndex: () => true };
/** What the device of the comparison has seen: an edition between those that are mutated. */
const SEEN: EditionPlace = { epoch: 1, number: 1, sha256: '0'.repeat(64) };

/** Mutants `from` to `from + count - 1` of a seed. */
export async function compareVerifiers(
  other: OtherVerifier,
  {
    seed,
    count,
    onProgress,
  }: { readonly seed: number; readonly count: number; readonly onProgress?: (done: number) => void },
): Promise<Comparison> {
  const work = await mkdtemp(join(tmpdir(), 'attache-two-'));
  try {
    const grounds = await makeGrounds(work);
    const random = createRandom(seed);
    const kinds: Record<string, { all: number; accepted: number }> = {};
    const codes: Record<string, number> = {};
    const disagreements: Disagreement[] = [];
    let [accepted, slowestMs, peakBytes] = [0, 0, 0];
    for (let number = 0; number < count; number += 1) {
      const { kind, file } = mutateBundle(grounds, random);
      const ours = await timed(() => askOurs(join(work, 'mutant.attache'), file));
      const theirs = await timed(() => Promise.resolve(other(file, SEEN)));
      const isAccepted = ours.answer === 'accepted';
      const answer = theirs.answer.ok ? 'accepted' : theirs.answer.why;
      const tally = (kinds[kind] ??= { all: 0, accepted: 0 });
      tally.all += 1;
      codes[codeOf(ours.answer)] = (codes[codeOf(ours.answer)] ?? 0) + 1;
      if (isAccepted) [accepted, tally.accepted] = [accepted + 1, tally.accepted + 1];
      if (isAccepted !== theirs.answer.ok)
        disagreements.push({ number, kind, ours: ours.answer, theirs: answer, file });
      slowestMs = Math.max(slowestMs, ours.ms, theirs.ms);
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
      onProgress?.(number + 1);
    }
    return { accepted, kinds, codes, disagreements, slowestMs, peakBytes };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function codeOf(answer: string): string {
  return answer.split(':')[0] ?? answer;
}

async function timed<T>(ask: () => Promise<T>): Promise<{ readonly answer: T; readonly ms: number }> {
  const started = performance.now();
  const answer = await ask();
  return { answer, ms: performance.now() - started };
}

/** "accepted", or code and message of the refusal. Whatever is thrown is thrown: a crash is no answer. */
async function askOurs(path: string, file: Buffer): Promise<string> {
  await writeFile(path, file);
  const reader = await openBundle(path);
  if (!reader.ok) return `${reader.code}: ${reader.message}`;
  try {
    const verified = await verifyBundle(reader.value, { checks: CHECKS });
    if (!verified.ok) return `${verified.code}: ${verified.message}`;
    const { archiveKey: key, roots } = verified.value;
    const known = { key, roots: roots.length, current: SEEN, highest: SEEN };
    const judged = judgeOffer(known, undefined, placeOf(verified.value));
    return judged.ok ? 'accepted' : `${judged.code}: ${judged.message}`;
  } finally {
    await reader.value.close();
  }
}

/** An edition under one root, and one under three, with a withdrawal, an epoch and a revoked key. */
async function makeGrounds(work: string): Promise<readonly Ground[]> {
  const [one, two, three] = [fixtureKey(1), fixtureKey(2), fixtureKey(3)];
  const plain = join(work, 'plain');
  await publish(plain, { bodies: { a: 'One.', b: 'Two.' } });
  await publish(plain, { bodies: { a: 'One.', b: 'Two, revised.', c: 'Three.' } });
  const grown = join(work, 'grown');
  await publish(grown, { bodies: { a: 'One.', b: 'Two.' } });
  await addRoot(grown, [one, two, three], {});
  await addRoot(grown, [two, three], { epoch: 2, revoked: [{ keyId: one.keyId, distrustFrom: 2 }] });
  await publish(grown, {
    bodies: { a: 'One, revised.' },
    keys: [two, three],
    withdrawn: [{ article: 'b', reason: 'Its figures were wrong.' }],
  });
  return [
    { parts: await readParts(plain), keys: [one] },
    { parts: await readParts(grown), keys: [one, two, three] },
  ];
}

async function addRoot(
  publication: string,
  keys: readonly ReturnType<typeof fixtureKey>[],
  more: object,
): Promise<void> {
  const roots = valueOf(await readPublishedRoots(publication));
  const last = valueOf(readRootFile(roots.at(-1)?.bytes ?? Buffer.alloc(0)));
  const keyIds = keys.map(({ keyId }) => keyId);
  const next = {
    ...last,
    version: last.version + 1,
    keys: Object.fromEntries(
      keys.map(({ keyId, publicKey }) => [keyId, { type: 'ed25519' as const, public: publicKey }]),
    ),
    roles: {
      root: { keyIds, threshold: 2 },
      release: { keyIds, threshold: 1, withdrawalThreshold: 2 },
    },
    ...more,
  };
  valueOf(await writeRoot(publication, buildRootFile(next, [fixtureKey(1), fixtureKey(2), fixtureKey(3)])));
}
