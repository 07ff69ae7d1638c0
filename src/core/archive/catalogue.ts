import type { Article } from './article.ts';
import type { LocalizedText } from './localized-text.ts';
import type { Source } from './source.ts';

export interface AgendaItem {
  readonly id: string;
  readonly title: LocalizedText;
  readonly symbol?: string;
}

/** A meeting delegates prepare for. Dates are ISO 8601. */
export interface Conference {
  readonly id: string;
  readonly title: LocalizedText;
  readonly place?: LocalizedText;
  readonly start?: string;
  readonly end?: string;
  readonly url?: string;
  readonly organisation?: string;
  readonly agenda: readonly AgendaItem[];
  readonly sideEvents: readonly AgendaItem[];
  readonly sources: readonly string[];
  readonly note?: LocalizedText;
}

export interface Topic {
  readonly id: string;
  readonly label: LocalizedText;
  readonly broader?: string;
}

export interface Organisation {
  readonly id: string;
  readonly names: LocalizedText;
  readonly acronyms: readonly string[];
  readonly url?: string;
  readonly partOf?: string;
  readonly note?: LocalizedText;
}

/** A name that people use, with its equals in every language: search aliases and glossary. */
export interface Term {
  readonly id: string;
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly definition?: LocalizedText;
  readonly source?: string;
  readonly organisation?: string;
}

/** All records of one edition. */
export interface Catalogue {
  readonly articles: readonly Article[];
  readonly sources: readonly Source[];
  readonly conferences: readonly Conference[];
  readonly topics: readonly Topic[];
  readonly organisations: readonly Organisation[];
  readonly terms: readonly Term[];
}
