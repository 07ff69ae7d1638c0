import type { LocalizedText } from './localized-text.ts';
import type { SourceFile } from './source-file.ts';

/** What a source is to a delegate; CSL's `type` says what it is to a citation formatter. */
export type SourceKind =
  | 'treaty'
  | 'protocol'
  | 'resolution'
  | 'declaration'
  | 'guidelines'
  | 'report'
  | 'issue-paper'
  | 'toolkit'
  | 'general-recommendation'
  | 'decision'
  | 'body-document'
  | 'other';

export type SourceStatus = 'in-force' | 'adopted' | 'superseded' | 'withdrawn' | 'unknown';

/** A number or symbol by which the world knows a source (decision 16). Only UN symbols are parsed. */
export interface SourceIdentifier {
  readonly kind: 'un-symbol' | 'treaty-series' | 'other';
  readonly value: string;
  /** e.g. `annex II`: several instruments may share one symbol. */
  readonly part?: string;
}

export type RelationType = 'recalls' | 'amends' | 'supplements' | 'supersedes' | 'annexes' | 'adopted-by';

export interface SourceRelation {
  readonly type: RelationType;
  readonly source: string;
}

/** A CSL name. */
export interface SourceName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

/** The bibliographic record of what an article cites. CSL-JSON in its field names; ours at the end. */
export interface Source {
  readonly id: string;
  /** CSL type, e.g. `treaty`, `report`. */
  readonly type: string;
  readonly title: string;
  readonly titleShort?: string;
  readonly author: readonly SourceName[];
  /** The body that adopted or issued it. */
  readonly authority?: string;
  /** ISO 8601 date, month or year. */
  readonly issued?: string;
  /** The symbol or number as printed. */
  readonly number?: string;
  readonly publisher?: string;
  readonly publisherPlace?: string;
  readonly eventTitle?: string;
  readonly containerTitle?: string;
  readonly volume?: string;
  readonly page?: string;
  readonly url?: string;
  readonly doi?: string;
  readonly isbn?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly kind: SourceKind;
  readonly identifiers: readonly SourceIdentifier[];
  readonly adopted?: string;
  readonly opened?: string;
  readonly inForce?: string;
  readonly status?: SourceStatus;
  readonly supersededBy?: string;
  /** Official titles by language tag. */
  readonly titles: Readonly<Record<string, string>>;
  readonly relations: readonly SourceRelation[];
  readonly note?: LocalizedText;
  /** A file of the source inside the bundle, where there is one. */
  readonly file?: SourceFile;
}
