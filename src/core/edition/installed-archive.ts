import type { LocalizedText } from '../archive/localized-text.ts';
import type { Edition } from './edition.ts';

/** One archive that is installed on this device. */
export interface InstalledArchive {
  /** `<archiveId>@<first 16 hex of the SHA-256 of its first root>`; notes are keyed by it. */
  readonly key: string;
  readonly title: LocalizedText;
  readonly publisher: string;
  readonly edition: number;
  readonly createdAt: string;
  /** Edition that "Step back" would return to. */
  readonly previous?: number;
  /** A kept edition that is hidden: a key that was revoked since has signed it. The person may confirm it. */
  readonly quarantined?: number;
  readonly active: boolean;
  /** Six words of the active root. */
  readonly fingerprint: string;
}

/** The archive that is open. */
export interface OpenedArchive extends InstalledArchive {
  /** The signed description of the open edition. */
  readonly description: Edition;
  /** Host of its content origin: `arch://<contentHost>/…`. */
  readonly contentHost: string;
}

/** What a bundle would do, shown before anything is installed. */
export interface BundlePreview {
  readonly previewId: string;
  readonly fileName: string;
  readonly title: LocalizedText;
  readonly publisher: string;
  readonly contact: string;
  readonly edition: number;
  readonly createdAt: string;
  readonly articles: number;
  readonly sources: number;
  readonly bytes: number;
  readonly message?: string;
  readonly fingerprint: string;
  /** `new-archive`: a publisher this machine has not seen: a decision. `update`: newer than ours. `same`: already here. */
  readonly relation: 'new-archive' | 'update' | 'same';
  readonly installedEdition?: number;
  /** Articles, against the edition that is open on this device; against nothing where there is none. */
  readonly changes: { readonly added: number; readonly revised: number; readonly removed: number };
}
