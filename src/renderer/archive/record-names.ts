import type { Catalogue, Term } from '#core/archive/catalogue';
import type { Source } from '#core/archive/source';
import { groupBy } from '#core/group-by';
import { fold } from '#core/text/fold';

/** The words of a text, folded, with one space before each: "begins a word" is then "has space and word". */
export function foldWords(text: string): string {
  return ` ${fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')
    .trim()}`;
}

/** The names that the archive's terms give to what has a page. */
export interface RecordNames {
  ofSource(id: string): readonly string[];
  ofOrganisation(id: string | undefined): readonly string[];
  /** Other names of what a title speaks of: "UNTOC explained" is also about the Palermo Convention. */
  inTitle(title: string): readonly string[];
}

export function collectNames(terms: Catalogue['terms']): RecordNames {
  const ofSource = groupBy(terms, ({ source }) => source);
  const ofOrganisation = groupBy(terms, ({ organisation }) => organisation);
  const all = (list: readonly Term[] = []) => list.flatMap(namesOf);
  const byWords = new Map<string, readonly string[]>();
  /** By their first word: hardly a word of a title begins a name. */
  const longest = new Map<string, number>();
  for (const names of terms.map(namesOf)) {
    for (const name of names) {
      const folded = foldWords(name);
      byWords.set(folded, names);
      const words = folded.split(' ').slice(1);
      const [first = ''] = words;
      longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
    }
  }
  return {
    ofSource: (id) => all(ofSource.get(id)),
    ofOrganisation: (id) => (id === undefined ? [] : all(ofOrganisation.get(id))),
    inTitle(title) {
      const words = foldWords(title).split(' ').slice(1);
      const runs = words.flatMap((word, start) =>
        Array.from({ length: Math.min(longest.get(word) ?? 0, words.length - start) }, (_unused, more) =>
          words.slice(start, start + more + 1),
        ),
      );
      return [...new Set(runs.flatMap((run) => byWords.get(` ${run.join(' ')}`) ?? []))];
    },
  };
}

function namesOf({ names }: Term): readonly string[] {
  return Object.values(names).flat();
}

/** What people write for a document: its symbols, and the number in each ("1325" for `S/RES/1325 (2000)`). */
export function symbolNames({ number, identifiers }: Source): readonly string[] {
  const symbols = [...(number === undefined ? [] : [number]), ...identifiers.map(({ value }) => value)];
  return symbols.flatMap((symbol) => {
    const bare = symbol.replace(/\s*\(\d{4}\)\s*$/u, '');
    const last = /(?:^|\/)(\d{2,})$/u.exec(bare)?.[1];
    return [symbol, bare, ...(last === undefined ? [] : [last])];
  });
}
