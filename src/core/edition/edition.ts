import type { Article, BlobRef } from '../archive/article.ts';
import type { LocalizedText } from '../archive/localized-text.ts';

/** The format number this code writes; a higher one in a bundle is refused with "needs a newer app". */
export const EDITION_FORMAT = 1;
/** DSSE payload types: what a signature is over, so that a root can never pass as an edition. */
export const EDITION_PAYLOAD_TYPE = 'application/vnd.attache.edition+json';
export const ROOT_PAYLOAD_TYPE = 'application/vnd.attache.root+json';

/** Largest sizes read before anything is parsed, in bytes. */
export const MAX_EDITION_BYTES = 8 * 1024 * 1024;
export const MAX_ROOT_BYTES = 512 * 1024;
export const MAX_SIGNATURE_BYTES = 256 * 1024;
/** Decision 6: a catalogue shard is at most this large; more articles mean a longer hash prefix. */
export const MAX_SHARD_BYTES = 256 * 1024;

/** One piece of the article catalogue: all articles whose SHA-256 of the id begins with `prefix`. */
export interface ShardRef extends BlobRef {
  readonly prefix: string;
  readonly articles: number;
}

/**
 * One file of a prebuilt search index. `engine` names what can read it, the media type what it is; the files of one
 * language and engine are its segments, oldest first.
 */
export interface IndexRef extends BlobRef {
  readonly lang: string;
  readonly engine: string;
}

/** The records that are not articles, each list one JSON blob. */
export interface RecordRefs {
  readonly sources: BlobRef;
  readonly conferences: BlobRef;
  readonly topics: BlobRef;
  readonly organisations: BlobRef;
  readonly terms: BlobRef;
}

/** `edition.json`: the exact bytes of this are what is signed. */
export interface Edition {
  readonly format: number;
  readonly archiveId: string;
  /** Order is (epoch, number). */
  readonly epoch: number;
  readonly number: number;
  /** ISO 8601 instant, UTC. */
  readonly createdAt: string;
  /** Advice, never a refusal (decision 5). */
  readonly freshUntil: string;
  readonly rootVersion: number;
  readonly minApp: string;
  readonly title: LocalizedText;
  readonly publisher: string;
  readonly contact: string;
  readonly licence: string;
  readonly languages: readonly string[];
  /** A sentence by the editor about this edition. */
  readonly message?: string;
  readonly counts: {
    readonly articles: number;
    readonly sources: number;
    /** Sum of the sizes of all blobs, in bytes. */
    readonly bytes: number;
  };
  readonly shards: readonly ShardRef[];
  readonly records: RecordRefs;
  readonly indexes: readonly IndexRef[];
  readonly changes: EditionChanges;
  readonly withdrawn: readonly { readonly article: string; readonly reason: string }[];
  /** How much the revised articles have changed, in the order of their ids; none where it was not said. */
  readonly labels?: readonly RevisionLabel[];
  readonly previous?: { readonly number: number; readonly sha256: string };
}

/** How a revision is announced: a few words, a good part of the text, or something that was wrong. */
export const REVISION_KINDS = ['minor', 'major', 'correction'] as const;
export type RevisionKind = (typeof REVISION_KINDS)[number];

/** What the publisher says about one revised article. */
export interface RevisionLabel {
  readonly article: string;
  readonly label: RevisionKind;
  readonly reason?: string;
}

/** Ids of articles, against the previous edition. */
export interface EditionChanges {
  readonly added: readonly string[];
  readonly revised: readonly string[];
  readonly removed: readonly string[];
}

/** A catalogue shard as its blob holds it. */
export interface Shard {
  readonly articles: readonly Article[];
}

export type RoleName = 'root' | 'release';

/** TUF's root, in our words: which keys may sign what, and how many must (TUF 1.0.34 §4.3). */
export interface Root {
  readonly format: number;
  readonly archiveId: string;
  readonly version: number;
  /** Base64url of the raw 32-byte Ed25519 public key, by key id (SHA-256 hex of the raw key). */
  readonly keys: Readonly<Record<string, { readonly type: 'ed25519'; readonly public: string }>>;
  readonly roles: Readonly<Record<RoleName, Role>>;
  /** Advice: by when the root should be reviewed. */
  readonly reviewBy: string;
  /**
   * The highest epoch that editions may have; 1 where it is left out. Only roots raise it, so that a stolen release key
   * can run up numbers but never the epoch that undoes them.
   */
  readonly epoch?: number;
  /** Release keys of older roots that must no longer be believed. Later roots keep the entries. */
  readonly revoked?: readonly RevokedKey[];
}

/** Which keys may sign for a role, and how many must. */
export interface Role {
  readonly keyIds: readonly string[];
  readonly threshold: number;
  /** Of the release role: how many must sign an edition that withdraws articles; `threshold` where it is left out. */
  readonly withdrawalThreshold?: number;
}

/** What such a key signed from this number on may be somebody else's. */
export interface RevokedKey {
  readonly keyId: string;
  readonly distrustFrom: number;
}

/** `*.sig.json`: a DSSE envelope without its payload, which lies beside it. */
export interface SignatureFile {
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyId: string; readonly sig: string }[];
}

/** Why a bundle is refused. Each has a sentence in the interface and on the command line. */
export type RefusalCode =
  | 'not-a-bundle'
  | 'incomplete'
  | 'unsafe-name'
  | 'duplicate-entry'
  | 'too-large'
  | 'bad-data'
  | 'newer-format'
  | 'bad-signature'
  | 'unknown-key'
  | 'other-archive'
  | 'rollback'
  | 'equivocation'
  | 'length-mismatch'
  | 'hash-mismatch'
  | 'unsafe-content'
  | 'bad-index'
  /** An update builds on a part that is on this device and damaged. */
  | 'damaged-here'
  /** Told before anything is written: there is less space than it needs. */
  | 'no-room'
  | 'disk-full'
  | 'write-failed'
  | 'read-failed'
  | 'cancelled'
  | 'crashed';
