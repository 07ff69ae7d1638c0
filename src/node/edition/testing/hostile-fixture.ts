// Three editions of an archive of which the second is installed: the ground on which hostile bundles are offered.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveStore } from '#node/edition/archive-store';
import { blobName } from '#node/edition/bundle-entries';
import { fixtureBlob } from '#node/edition/fixture-edition';
import { readParts, type Parts } from '#node/edition/testing/hostile-edition';
import { installFrom, openQuickStore, publish, valueOf } from '#node/edition/testing/store-fixture';

/** Entry of a blob that all three editions have. */
export const PDF = blobName(fixtureBlob('%PDF-1.7 a small file', 'application/pdf').sha256);

/** The articles of editions 1 to 3. */
export const BODIES = [
  { 'first-article': 'One.' },
  { 'first-article': 'One, revised.' },
  { 'first-article': 'One, revised twice.' },
] as const;

export interface HostileFixture {
  readonly work: string;
  readonly store: ArchiveStore;
  /** The entries of editions 1 to 3. */
  readonly editions: readonly [Parts, Parts, Parts];
  /** Path below the folder of the test. */
  at(name: string): string;
}

/** Makes the folder; `publication` and `archive` lie in it. */
export async function createHostileFixture(): Promise<HostileFixture> {
  const work = await mkdtemp(join(tmpdir(), 'attache-hostile-'));
  const at = (name: string): string => join(work, name);
  const publishNext = async (bodies: Readonly<Record<string, string>>): Promise<Parts> => {
    await publish(at('publication'), { bodies });
    return readParts(at('publication'));
  };
  const store = await openQuickStore(at('archive'));
  const [first, second, third] = BODIES;
  const one = await publishNext(first);
  const two = await publishNext(second);
  valueOf(await installFrom(store, at('publication')));
  return { work, store, at, editions: [one, two, await publishNext(third)] };
}
