import type { ReadClause } from '#core/search/search-types';

/** Words in their order, each once: who searches for a whole sentence has some of them twice. */
export function distinctWords(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

/** Clauses in their order, of those that read alike the first. */
export function distinctClauses(clauses: readonly ReadClause[]): readonly ReadClause[] {
  const first = new Map<string, ReadClause>();
  for (const clause of clauses) {
    const key = `${clause.kind} ${clause.text}`;
    if (!first.has(key)) first.set(key, clause);
  }
  return [...first.values()];
}
