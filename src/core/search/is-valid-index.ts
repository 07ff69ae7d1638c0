import { baseLanguage } from './analyzer.ts';
import { openSegments } from './load-index.ts';
import { readWhole } from './packed/read-whole.ts';
import { INDEX_TYPE, SEARCH_ENGINE, SEQUENCES_TYPE } from './search-index.ts';

/** The index of one language as an edition brings it. */
export interface StoredIndex {
  /** BCP 47. */
  readonly lang: string;
  readonly engine: string;
  /** In the order of the edition: segments, oldest first, and with them the words of their documents or none. */
  readonly files: readonly { readonly type: string; readonly bytes: Uint8Array }[];
}

/**
 * Can search read all of this index? Every byte of it is looked at. Asked when an edition is verified, never of one
 * that is installed: there what can't be read is made again from the texts. So an engine we do not know is no, like
 * any damage, and whoever asks decides what that means: the app installs such an edition and makes its index again
 * (docs/format.md).
 */
export function isValidIndex({ lang, engine, files }: StoredIndex): boolean {
  const ofType = (wanted: string): readonly Uint8Array[] =>
    files.filter(({ type }) => type === wanted).map(({ bytes }) => bytes);
  const [segments, sequences] = [ofType(INDEX_TYPE), ofType(SEQUENCES_TYPE)];
  const isComplete = sequences.length === 0 || sequences.length === segments.length;
  if (engine !== SEARCH_ENGINE || segments.length + sequences.length < files.length || !isComplete)
    return false;
  const opened = openSegments(segments, baseLanguage(lang));
  if (!opened.ok || !readWhole(opened.value.set).ok) return false;
  if (sequences.length === 0) return true;
  return opened.value.attachSequences(sequences).ok && opened.value.checkSequences().ok;
}
