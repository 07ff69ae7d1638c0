import { useEffect, useState } from 'react';
import type { Annotation } from '#core/annotations/annotation';
import type { Article } from '#core/archive/article';
import { compareTexts } from '#core/changes/compare-texts';
import { earlierVersion } from '#core/changes/reading-version';
import type { TextComparison } from '#core/changes/text-comparison';
import type { ReadVersion } from '#core/settings/settings';
import type { OldVersion } from '#shared/bridge';
import { bridge } from '../bridge.ts';
import { useUser } from '../user/user-context.tsx';
import { useArchive } from './archive-context.tsx';
import { loadArticleText } from './load-blob.ts';

/** The version of an article that another one is compared with. */
export interface EarlierText extends ReadVersion {
  /** When it was read last (ISO 8601 instant); absent where only a note or bookmark tells that it was. */
  readonly at?: string;
  /** What changed since has been seen, or was never announced. */
  readonly isSeen: boolean;
}

/** What is known of how an article changed since the person read it. */
export type TextChanges =
  | { readonly status: 'loading' }
  /** They have read no other version, as far as is known here. */
  | { readonly status: 'none' }
  /** The words they read are not on this computer any more. */
  | { readonly status: 'lost'; readonly earlier: EarlierText }
  | { readonly status: 'ready'; readonly earlier: EarlierText; readonly comparison: TextComparison };

/** The version of an article in the open edition. */
export function versionOf(archive: { readonly edition: number }, article: Article): ReadVersion {
  return { edition: archive.edition, text: article.text.sha256 };
}

/** Compares the version that was read last with that of the open edition. */
export function useTextChanges(article: Article): TextChanges {
  const { archive } = useArchive();
  const { reading, annotations } = useUser();
  const position = reading.find(({ article: id }) => id === article.id);
  const read = position && earlierVersion(position, article.text.sha256);
  const noted = read ? undefined : notedEdition(annotations, archive, article.id);
  const [found, setFound] = useState<{ readonly key: string; readonly changes: TextChanges }>();
  const key = `${archive.contentHost}/${article.id}/${read?.text ?? ''}/${noted ?? ''}`;
  const { text, edition, at } = read ?? {};

  useEffect(() => {
    let isGone = false;
    const load = async (): Promise<void> => {
      const earlier = await findEarlier(article.id, { text, edition, at }, noted);
      const changes = earlier === undefined ? NONE : await compareWith(article, earlier);
      if (!isGone) setFound({ key, changes });
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [key, article, text, edition, at, noted]);
  if (found === undefined || found.key !== key) return { status: 'loading' };
  const { changes } = found;
  if (!('earlier' in changes) || read === undefined) return changes;
  return { ...changes, earlier: { ...changes.earlier, isSeen: read.isSeen } };
}

const NONE: TextChanges = { status: 'none' };

/** The last older edition in which the person wrote or set something on the article. */
function notedEdition(
  annotations: readonly Annotation[],
  archive: { readonly key: string; readonly edition: number },
  article: string,
): number | undefined {
  const editions = annotations
    .filter(({ target }) => target.archive === archive.key && target.article === article)
    .map(({ target }) => target.edition)
    .filter((edition) => edition < archive.edition);
  return editions.length === 0 ? undefined : Math.max(...editions);
}

interface MaybeRead {
  readonly text: string | undefined;
  readonly edition: number | undefined;
  readonly at: string | undefined;
}

async function findEarlier(
  article: string,
  { text, edition, at }: MaybeRead,
  noted: number | undefined,
): Promise<EarlierText | undefined> {
  if (text !== undefined && edition !== undefined)
    return { text, edition, isSeen: false, ...(at === undefined ? {} : { at }) };
  if (noted === undefined) return undefined;
  const versions = await bridge.changes.versions(article);
  const version = versionAt(versions, noted);
  // Nobody said that it was read: it is shown to who asks, and announced to nobody.
  return version && { ...version, isSeen: true };
}

/** The newest version that is not younger than an edition, else the oldest there is. `versions`: newest first. */
export function versionAt(versions: readonly OldVersion[], edition: number): OldVersion | undefined {
  return versions.find((version) => version.edition <= edition) ?? versions.at(-1);
}

async function compareWith(article: Article, earlier: EarlierText): Promise<TextChanges> {
  const [before, now] = await Promise.all([
    bridge.changes.text(article.id, earlier.text),
    loadArticleText(article.text),
  ]);
  if (!now.ok) return NONE;
  if (!before.ok) return { status: 'lost', earlier };
  return { status: 'ready', earlier, comparison: compareTexts(before.value, now.value) };
}
