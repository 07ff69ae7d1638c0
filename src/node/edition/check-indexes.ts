// The indexes of an edition, each as a whole: its files mean nothing by themselves.
import type { IndexRef, RefusalCode } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import type { ContentChecks, OfferedIndex } from './check-content.ts';
import type { ReadBlob } from './load-catalogue.ts';

/** Reads the files of every index and asks whether search can use them. */
export async function checkIndexes(
  indexes: readonly IndexRef[],
  readBlob: ReadBlob,
  checks: ContentChecks,
): Promise<Result<true, RefusalCode>> {
  for (const refs of groupIndexes(indexes)) {
    const index = await readFiles(refs, readBlob);
    if (!index.ok) return index;
    if (!checks.isValidIndex(index.value)) return fail('bad-index', `index ${index.value.lang}`);
  }
  return ok(true);
}

/** The files of each language and engine, in the order of the edition. */
function groupIndexes(indexes: readonly IndexRef[]): readonly (readonly IndexRef[])[] {
  const groups = new Map<string, IndexRef[]>();
  for (const ref of indexes) {
    const key = `${ref.lang} ${ref.engine}`;
    const group = groups.get(key) ?? [];
    group.push(ref);
    groups.set(key, group);
  }
  return [...groups.values()];
}

async function readFiles(
  refs: readonly IndexRef[],
  readBlob: ReadBlob,
): Promise<Result<OfferedIndex, RefusalCode>> {
  const files: OfferedIndex['files'][number][] = [];
  for (const ref of refs) {
    const bytes = await readBlob(ref);
    if (!bytes.ok) return bytes;
    files.push({ type: ref.type, bytes: bytes.value });
  }
  const [{ lang, engine } = { lang: '', engine: '' }] = refs;
  return ok({ lang, engine, files });
}
