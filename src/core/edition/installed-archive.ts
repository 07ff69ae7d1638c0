import type { ChangedIds } from '../changes/touched-articles.ts';
import type { LocalizedText } from '../archive/localized-text.ts';
import type { Edition, RevisionKind } from './edition.ts';
import type { Room } from './room.ts';

/** One archive that is installed on this device. */
export interface InstalledArchive {
  /** `<archiveId>@<first 16 hex of the SHA-256 of its first root>`; notes are keyed by it. */
  readonly key: string;
  readonly title: LocalizedText;
  readonly publisher: string;
  readonly edition: number;
  readonly createdAt: string;
  /** Up to when its publisher advises reading this edition: advice, never a refusal. */
  readonly freshUntil: string;
  /** When the newest of its editions that are shown here was made: no clock can be before that. */
  readonly newestAt: string;
  /** Edition that "Step back" would return to. */
  readonly previous?: number;
  /** A kept edition that is hidden: a key that was revoked since has signed it. The person may confirm it. */
  readonly quarantined?: number;
  /** Nothing else of it can be read: what is told here is of the hidden edition, and the archive cannot be opened. */
  readonly isHidden?: true;
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
  /** The one known here until now, where the publisher's keys have changed since, as the known ones have signed. */
  readonly knownFingerprint?: string;
  /** `new-archive`: a publisher this machine has not seen: a decision. `update`: newer than ours. `same`: already here. */
  readonly relation: 'new-archive' | 'update' | 'same';
  readonly installedEdition?: number;
  /** Which articles it changes or takes away, against the edition that is open on this device. */
  readonly changed: ChangedIds;
  /** Articles, against the edition that is open on this device; against nothing where there is none. */
  readonly changes: { readonly added: number; readonly revised: number; readonly removed: number };
  /** It lies on a server: how much of it would have to come from there. Absent for files. */
  readonly fetch?: { readonly host: string; readonly objects: number; readonly bytes: number };
  /** Only where there is less space on this device than it needs. */
  readonly room?: Room;
  /** What its publisher calls the revisions; only where that is said against the edition that is open here. */
  readonly labels?: Readonly<Record<RevisionKind, number>>;
}
