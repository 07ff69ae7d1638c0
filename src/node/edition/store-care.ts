// What a person does for the editions they have: look for damage, repair it, hand a copy on.
import { findEntry } from '#core/edition/archives-state';
import type { RefusalCode } from '#core/edition/edition';
import type { CopiedEdition, FixityReport, RepairReport } from '#core/edition/fixity';
import { fail, ok, type Result } from '#core/result';
import type { FetchFailure } from '#node/fetch/fetch-file';
import type { OpenedNetwork } from '#node/fetch/remote-offers';
import { openBundleSource } from './bundle-source.ts';
import { checkFixity } from './check-fixity.ts';
import { copyEdition, type CopyRefusal, type CopyWish } from './copy-edition.ts';
import type { FreeBytes } from './free-space.ts';
import { mendArchive, type MendSource } from './mend-archive.ts';
import { peekBundle, type PeekedBundle } from './peek-bundle.ts';
import type { Watch } from './preview-bundle.ts';
import type { StoreSession } from './store-session.ts';
import { findReadable } from './store-view.ts';

/** Where damaged parts are had again: a bundle by its path, or the server a publication lies on. */
export type RepairFrom =
  | { readonly kind: 'bundle'; readonly path: string }
  | { readonly kind: 'server'; readonly network: OpenedNetwork };

export interface StoreCare {
  /** Reads everything of an archive again, and changes nothing. */
  checkFixity(key: string): Promise<Result<FixityReport, RefusalCode | 'unknown-archive'>>;
  /** Gets what is damaged from there and nothing else. What it does not have is counted as damaged still. */
  repair(key: string, from: RepairFrom): Promise<Result<RepairReport, FetchFailure | 'unknown-archive'>>;
  /** Writes the open edition of an archive to a file: all of it, or what is new since an older kept one. */
  copyTo(key: string, wish: CopyWish): Promise<Result<CopiedEdition, CopyRefusal | 'unknown-archive'>>;
  /** Whether bundles could be installed here, each by its signature alone: `null` where there is nothing to offer. */
  peek(paths: readonly string[]): Promise<Result<readonly (PeekedBundle | null)[], RefusalCode>>;
}

export interface CarePorts {
  readonly newId: () => string;
  readonly watch: Watch;
  readonly free?: FreeBytes | undefined;
}

export function storeCare(session: StoreSession, { newId, watch, free }: CarePorts): StoreCare {
  const { folder, fs } = session;
  const entryOf = async (key: string) => {
    const fresh = await session.inTurn(session.refresh);
    if (!fresh.ok) return fresh;
    const entry = findEntry(session.view().state, key);
    return entry ? ok(entry) : fail('unknown-archive', key);
  };
  return {
    async checkFixity(key) {
      const entry = await entryOf(key);
      if (!entry.ok) return entry;
      const found = await checkFixity(folder, entry.value, watch);
      return found.ok ? ok(found.value.report) : found;
    },
    async repair(key, from) {
      const entry = await entryOf(key);
      if (!entry.ok) return entry;
      const ports = { folder, fs, id: newId(), free, ...watch };
      const mended = await withSource(from, watch, (source) => mendArchive(entry.value, source, ports));
      const fresh = await session.inTurn(session.refresh);
      return fresh.ok ? mended : fresh;
    },
    async copyTo(key, wish) {
      const fresh = await session.inTurn(session.refresh);
      if (!fresh.ok) return fresh;
      const archive = findReadable(session.view(), key);
      if (!archive) return fail('unknown-archive', key);
      return copyEdition(archive, wish, { folder, fs, id: newId(), free, ...watch });
    },
    async peek(paths) {
      const fresh = await session.inTurn(session.refresh);
      if (!fresh.ok) return fresh;
      const peeked: (PeekedBundle | null)[] = [];
      for (const path of paths) peeked.push(await peekBundle(path, session.view()));
      return ok(peeked);
    },
  };
}

async function withSource<T>(
  from: RepairFrom,
  { isCancelled }: Watch,
  work: (source: MendSource) => Promise<Result<T, FetchFailure>>,
): Promise<Result<T, FetchFailure>> {
  if (from.kind === 'server') {
    // What speaks to a network is not even loaded before a person has asked for it.
    const { withServerSource } = await import('#node/fetch/server-source');
    return withServerSource(from.network, work);
  }
  const opened = await openBundleSource(from.path, isCancelled ?? (() => false));
  if (!opened.ok) return opened;
  try {
    return await work(opened.value.source);
  } finally {
    await opened.value.close();
  }
}
