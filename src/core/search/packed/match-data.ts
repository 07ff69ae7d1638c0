// lunr's account of which terms matched in which fields, for the documents that are shown.
import lunr from 'lunr';
import type { AskedClause } from './asked-clause.ts';
import { spellTerm, type FoundTerm } from './expand-term.ts';
import { openPostings, PostingReader } from './postings.ts';

/** lunr makes one without arguments for documents that matched no term; its types do not say so. */
const MatchData = lunr.MatchData as unknown as new () => lunr.MatchData;

type FieldsOfTerm = Record<string, Record<string, object>>;

/** Match data of the given documents. */
export function collectMatchData(
  clauses: readonly AskedClause[],
  fieldNames: readonly string[],
  documents: Iterable<number>,
): ReadonlyMap<number, lunr.MatchData> {
  const found = new Map<number, FieldsOfTerm>();
  for (const document of documents) found.set(document, Object.create(null));
  for (const { presence, terms, fields } of clauses) {
    if (presence === 'prohibited') continue;
    for (const term of terms)
      for (const field of fields) addTerm(found, term, field, fieldNames[field] ?? '');
  }
  return new Map([...found].map(([document, metadata]) => [document, withMetadata(metadata)]));
}

function withMetadata(metadata: FieldsOfTerm): lunr.MatchData {
  const data = new MatchData();
  data.metadata = metadata;
  return data;
}

function addTerm(found: Map<number, FieldsOfTerm>, term: FoundTerm, field: number, fieldName: string): void {
  const text = spellTerm(term);
  const reader = new PostingReader();
  for (const { member, term: index } of term.places) {
    if (!openPostings(reader, member, index, field)) continue;
    while (reader.next()) {
      for (const document of reader.documents.subarray(0, reader.size)) {
        const metadata = found.get(member.first + document);
        if (!metadata) continue;
        metadata[text] ??= Object.create(null) as Record<string, object>;
        metadata[text][fieldName] = Object.create(null) as object;
      }
    }
  }
}
