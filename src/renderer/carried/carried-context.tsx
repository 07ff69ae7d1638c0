import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { needsAttention, type CarriedStatus } from '#core/anchoring/carry-over';
import type { Annotation } from '#core/annotations/annotation';
import { useMaybeArchive } from '../archive/archive-context.tsx';
import { loadArticleText } from '../archive/load-blob.ts';
import { bridge } from '../bridge.ts';
import { useUser } from '../user/user-context.tsx';
import { createAnchorer, type Anchorer } from './create-anchorer.ts';
import { findCarried, type CarriedPorts, type FoundBefore } from './find-carried.ts';

/** What became of the person's annotations in the open edition. */
export interface Carried {
  /** By id. Without an entry: not found out yet, or of another archive. */
  readonly statuses: ReadonlyMap<string, CarriedStatus>;
  /** Those that only a person can place, by article and in the order they were made. */
  readonly attention: readonly Annotation[];
  readonly isReady: boolean;
}

const NOTHING: Carried = { statuses: new Map(), attention: [], isReady: false };
const CarriedContext = createContext<Carried>(NOTHING);

export function useCarried(): Carried {
  return useContext(CarriedContext);
}

interface Found {
  readonly annotations: readonly Annotation[];
  readonly edition: string;
  readonly statuses: ReadonlyMap<string, CarriedStatus>;
}

/** Finds out once per edition, and again for what the person makes or decides. */
export function CarriedProvider({ children }: { readonly children: ReactNode }) {
  const open = useMaybeArchive();
  const { annotations } = useUser();
  const key = open?.archive.key;
  const own = useMemo(() => annotations.filter(({ target }) => target.archive === key), [annotations, key]);
  const [found, setFound] = useState<Found>();
  const anchorer = useRef<Anchorer>(undefined);
  const before = useRef<FoundBefore>(new Map());
  const edition = open?.archive.contentHost;

  useEffect(() => {
    if (open === null || edition === undefined) return undefined;
    let isGone = false;
    const ports = portsOf(open.articleById, () => (anchorer.current ??= createAnchorer()));
    const find = async (): Promise<void> => {
      const statuses = await findCarried(own, ports, before.current);
      if (!isGone) setFound({ annotations: own, edition, statuses });
    };
    // A worker that broke leaves the notes without a status: nothing is said of what is not known.
    find().catch(() => setFound(undefined));
    return () => {
      isGone = true;
    };
  }, [open, edition, own]);
  useEffect(
    () => () => {
      anchorer.current?.end();
      anchorer.current = undefined;
    },
    [],
  );

  const value = useMemo((): Carried => {
    if (found === undefined || found.edition !== edition) return NOTHING;
    const attention = own.filter(({ id }) => {
      const status = found.statuses.get(id);
      return status !== undefined && needsAttention(status);
    });
    return { statuses: found.statuses, attention: inOrder(attention), isReady: found.annotations === own };
  }, [found, edition, own]);
  return <CarriedContext value={value}>{children}</CarriedContext>;
}

function inOrder(annotations: readonly Annotation[]): readonly Annotation[] {
  return annotations.toSorted(
    (one, other) =>
      one.target.title.localeCompare(other.target.title) ||
      one.target.article.localeCompare(other.target.article) ||
      (one.target.passage?.position.start ?? 0) - (other.target.passage?.position.start ?? 0) ||
      one.created.localeCompare(other.created),
  );
}

function portsOf(articleById: CarriedPorts['articleById'], anchorer: () => Anchorer): CarriedPorts {
  return {
    articleById,
    async textNow({ text }) {
      const result = await loadArticleText(text);
      return result.ok ? result.value : undefined;
    },
    async oldText(article, sha256) {
      const result = await bridge.changes.text(article, sha256);
      return result.ok ? result.value.text : undefined;
    },
    anchor: (request) => anchorer().anchor(request),
  };
}
