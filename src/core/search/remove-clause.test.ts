import { describe, expect, it } from 'vitest';
import { createAliasTable, expandAliases } from './aliases.ts';
import { parseQuery } from './parse-query.ts';
import { removableClauses } from './remove-clause.ts';
import { sampleCatalogue } from './sample-archive.ts';

const table = createAliasTable(sampleCatalogue().terms);

function read(text: string): readonly string[] {
  const parsed = parseQuery(text, false);
  const clauses = removableClauses(text, parsed, expandAliases(parsed.root, table));
  return clauses.map((clause) => `${clause.text} → ${clause.rest}`);
}

describe('a clause taken out of a query leaves the rest as it was typed', () => {
  it.each<[string, readonly string[]]>([
    ['women rights', ['women → rights', 'rights → women']],
    ['women  Rights   men', ['women → Rights men', 'Rights → women men', 'men → women Rights']],
    ['women men women', ['women → men', 'men → women women', 'women → men']],
    ['"human rights" -men', ['"human rights" → -men', '-men → "human rights"']],
    ['women NOT men', ['women → NOT men', '-men → women']],
    ['a AND b', ['a → b', 'b → a']],
    [
      'title:gender topic:"organised crime"',
      ['title:gender → topic:"organised crime"', 'topic:"organised crime" → title:gender'],
    ],
    ['women res 1325', ['women → res 1325', 'S/RES/1325 → women']],
    [
      'a Palermo Convention b',
      ['a → Palermo Convention b', 'Palermo Convention → a b', 'b → a Palermo Convention'],
    ],
    ['(palermo OR firearms) women', ['palermo OR firearms → women', 'women → (palermo OR firearms)']],
    ['-(a b) c', ['-a b → c', 'c → -(a b)']],
    ['(a b) c', ['a → ( b) c', 'b → (a ) c', 'c → (a b)']],
    ['a (b) c', ['a → (b) c', 'b → a c', 'c → a (b)']],
    ['a OR b', ['a OR b → ']],
    ['a OR b in:notes', ['in:notes → a OR b', 'a OR b → in:notes']],
    ['a in:notes OR b c', ['in:notes → a OR b c', 'a OR (b c) → in:notes']],
    ['foo"bar"baz', ['foo → "bar"baz', '"bar" → foo baz', 'baz → foo"bar"']],
    ['word', ['word → ']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('reads each rest as the other clauses', () => {
    for (const text of [
      'women "human rights" -men prison* year:2024',
      'a (b OR c) d)',
      'UNTOC "x y" -(p q) z',
    ]) {
      const clauses = read(text).map((line) => line.split(' → '));
      for (const [at, [, rest = '']] of clauses.entries()) {
        const others = clauses.filter((_clause, other) => other !== at).map(([shown]) => shown);
        expect(
          read(rest).map((line) => line.split(' → ')[0]),
          rest,
        ).toEqual(others);
      }
    }
  });
});
