// Reads an index by docs/search-index.md alone, with none of our code: what the page says is what the bytes are.
import { expect, it } from 'vitest';
import { generateDocuments, GENERATED_OPTIONS } from './generated-archive.ts';
import { PackedBuilder } from './packed-builder.ts';
import { openSegment } from './segment.ts';

class Reader {
  at = 0;
  constructor(readonly bytes: Uint8Array) {}

  get isDone(): boolean {
    return this.at >= this.bytes.length;
  }
  number(width: number): number {
    let value = 0;
    for (let n = 0; n < width; n += 1) value += (this.bytes[this.at++] ?? NaN) * 256 ** n;
    return value;
  }
  double(): number {
    const bytes = Uint8Array.from({ length: 8 }, () => this.number(1));
    return new DataView(bytes.buffer).getFloat64(0, true);
  }
  varint(): number {
    const byte = this.number(1);
    return byte < 128 ? byte : byte - 128 + 128 * this.varint();
  }
  take(length: number): Uint8Array {
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }
  text(): string {
    return new TextDecoder().decode(this.take(this.varint()));
  }
  rising(): number[] {
    let before = -1;
    return Array.from({ length: this.varint() }, () => (before += this.varint() + 1));
  }
}

interface File {
  readonly id: string;
  readonly header: Reader;
  readonly part: (number: number) => Uint8Array;
}

function readFile(bytes: Uint8Array, kind: number): File {
  const reader = new Reader(bytes);
  expect(new TextDecoder().decode(reader.take(8))).toBe('ATTSRCH\n');
  expect([reader.number(4), reader.number(4), reader.number(4)]).toEqual([1, kind, bytes.length]);
  const headerLength = reader.number(4);
  reader.number(4);
  const id = [reader.number(4), reader.number(4)].map((half) => half.toString(16).padStart(8, '0')).join('');
  const rows = Array.from({ length: reader.number(4) }, () => [
    reader.number(4),
    reader.number(4),
    reader.number(4),
  ]);
  const header = new Reader(bytes.slice(reader.at, headerLength));
  const parts = new Map<number, Uint8Array>();
  let at = headerLength;
  for (const [number = 0, length = 0] of rows) {
    parts.set(number, bytes.slice(at, at + length));
    at += length;
  }
  expect(at).toBe(bytes.length);
  return { id, header, part: (number) => parts.get(number) ?? new Uint8Array(0) };
}

function readStrings(bytes: Uint8Array): readonly string[] {
  const reader = new Reader(bytes);
  const strings: string[] = [];
  while (!reader.isDone) strings.push((strings.at(-1) ?? '').slice(0, reader.number(1)) + reader.text());
  return strings;
}

function readPostings(bytes: Uint8Array, count: number): readonly (readonly [number, number])[] {
  const reader = new Reader(bytes);
  if (count > 128) reader.take(reader.varint());
  let document = -1;
  const postings = Array.from({ length: count }, (): readonly [number, number] => {
    const value = reader.varint();
    document += Math.floor(value / 2) + 1;
    return [document, value % 2 === 1 ? reader.varint() : 1];
  });
  expect(reader.isDone).toBe(true);
  return postings;
}

const documents = generateDocuments(1300);
const builder = new PackedBuilder(GENERATED_OPTIONS);
for (const document of documents) builder.add(document);
const files = builder.build();

it('the page tells how to read every term and posting', () => {
  const index = readFile(files.index, 1);
  expect(index.id).toBe(files.id);
  expect(Array.from({ length: 4 }, () => index.header.text())).toEqual(['2.3.9', 'generated/1', 'en', '']);
  expect([index.header.double(), index.header.double()]).toEqual([1.2, 0.75]);
  const fields = Array.from({ length: index.header.varint() }, () => [
    index.header.text(),
    index.header.double(),
    index.header.double(),
    index.header.number(1),
    index.header.number(1),
  ]);
  const tokens = (field: number): number =>
    documents.reduce((sum, one) => sum + (one.tokens[field] ?? []).length, 0);
  expect(fields).toEqual([
    ['title', 0.5, tokens(0), 1, 1],
    ['all', 1, tokens(1), 1, 1],
    ['topic', 1, tokens(2), 1, 0],
  ]);
  const refs = readStrings(index.part(1));
  expect(refs).toEqual(documents.map(({ ref }) => ref));
  expect([...index.part(3)]).toEqual(
    [0, 1, 2].flatMap((field) => documents.map((one) => one.tokens[field]?.length)),
  );

  const [info, lists] = [new Reader(index.part(5)), new Reader(index.part(6))];
  const found: string[] = [];
  const counts: number[] = [];
  for (const term of readStrings(index.part(4))) {
    const mask = info.varint();
    for (let field = 0; field < fields.length; field += 1) {
      if ((mask >> field) % 2 === 0) continue;
      const count = info.varint();
      counts.push(count);
      const postings = readPostings(lists.take(info.varint()), count);
      for (const [document, often] of postings)
        for (let n = 0; n < often; n += 1) found.push([refs[document], field, term].join());
    }
  }
  const wanted = documents.flatMap(({ ref, tokens: all }) =>
    all.flatMap((list, field) => list.map(({ term }) => [ref, field, term].join())),
  );
  expect(found.toSorted()).toEqual(wanted.toSorted());
  expect(Math.max(...counts)).toBeGreaterThan(1024);
  expect([info.isDone, lists.isDone]).toEqual([true, true]);
});

it('the page tells how to read the words of every document in order', () => {
  const file = readFile(files.sequences, 2);
  expect(file.header.text()).toBe(files.id);
  const own = readStrings(file.part(1));
  expect([file.header.varint(), file.header.isDone]).toEqual([own.length, true]);
  const words = [...readStrings(readFile(files.index, 1).part(8)), ...own];
  const classes = file.part(3);
  const byClass: readonly string[][] = [[], [''], [], []];
  for (const [at, word] of words.entries())
    byClass[Math.floor((classes[Math.floor(at / 4)] ?? 0) / 4 ** (at % 4)) % 4]?.push(word);
  expect(byClass.map(({ length }) => length > 100)).toEqual([false, true, true, false]);
  const [lengths, bytes] = [new Reader(file.part(4)), file.part(5)];
  let at = 0;
  const found = documents.map(() => {
    const reader = new Reader(bytes.slice(at, (at += lengths.varint())));
    const list: string[] = [];
    while (!reader.isDone) {
      const first = reader.number(1);
      const [, one, two, four] = byClass;
      if (first < 192) list.push(one?.[first] ?? '?');
      else if (first < 252) list.push(two?.[(first - 192) * 256 + reader.number(1)] ?? '?');
      else {
        const rest = [reader.number(1), reader.number(1), reader.number(1)];
        list.push(four?.[rest.reduce((sum, byte) => sum * 256 + byte, first - 252)] ?? '?');
      }
    }
    return list;
  });
  expect([at, lengths.isDone]).toEqual([bytes.length, true]);
  expect(found).toEqual(documents.map(({ parts = [] }) => parts.flatMap((part) => [...part, ''])));
});

it('the page tells how to read the words and what they became', () => {
  const index = readFile(files.index, 1);
  const terms = readStrings(index.part(4));
  const info = new Reader(index.part(9));
  let before = 0;
  const found = readStrings(index.part(8)).map((word, at) => {
    if (at % 32 === 0) before = 0;
    const count = info.varint();
    const own: number[] = [];
    let value = info.varint();
    const first = Math.floor(value / 2);
    before += first % 2 === 0 ? first / 2 : -(first + 1) / 2;
    own.push(before);
    while (value % 2 === 1) {
      value = info.varint();
      own.push((own.at(-1) ?? 0) + Math.floor(value / 2));
    }
    return [word, count, own.map((term) => terms[term]).join()].join(' ');
  });
  const words = new Map<string, { documents: Set<string>; terms: Set<string> }>();
  for (const { ref, tokens } of documents)
    for (const { word = '', term } of tokens.flat()) {
      const entry = words.get(word) ?? { documents: new Set(), terms: new Set() };
      words.set(word, entry);
      entry.documents.add(ref);
      entry.terms.add(term);
    }
  const wanted = [...words].map(([word, own]) => [word, own.documents.size, [...own.terms].join()].join(' '));
  expect(found.toSorted()).toEqual(wanted.toSorted());
});

it('the page tells how to read the lists of the best, of beginnings and of what is taken back', () => {
  const index = readFile(files.index, 1);
  const rows = new Reader(index.part(11));
  const best = new Reader(index.part(12));
  const terms = readStrings(index.part(4));
  while (!rows.isDone) {
    const term = terms[rows.number(4)] ?? '';
    expect(rows.number(4)).toBe(best.at);
    const has = (field: number) => (at: number) =>
      documents[at]?.tokens[field]?.filter((one) => one.term === term).length ?? 0;
    const all = documents.filter((_, at) => has(0)(at) + has(1)(at) > 0);
    expect(best.varint()).toBe(all.length);
    expect(best.double()).toBeGreaterThan(0);
    let document = -1;
    for (let left = best.varint(); left > 0; left -= 1) {
      document += best.varint() + 1;
      expect([best.varint(), best.varint()]).toEqual([has(0)(document), has(1)(document)]);
    }
  }
  expect(best.isDone).toBe(true);

  const words = readStrings(index.part(8));
  const lists = new Reader(index.part(14));
  for (const prefix of readStrings(index.part(13))) {
    const list = new Reader(lists.take(lists.varint()));
    expect(list.varint()).toBe(words.filter((word) => word.startsWith(prefix)).length);
    const chosen = list.rising().map((word) => words[word] ?? '');
    expect([chosen.length, chosen.every((word) => word.startsWith(prefix))]).toEqual([64, true]);
    expect(list.varint()).toBeGreaterThan(50);
    const hits = list.rising();
    expect(hits.map(() => list.varint()).every((score) => score > 0)).toBe(true);
    expect([hits.length, list.isDone]).toEqual([50, true]);
  }
  expect([lists.isDone, [...index.part(16)]]).toEqual([true, [0]]);

  const edition = new PackedBuilder(GENERATED_OPTIONS, [openSegment(files.index, false)]);
  const gone = documents.slice(5, 8);
  for (const document of gone) edition.remove(document);
  const taken = new Reader(readFile(edition.build().index, 1).part(16));
  expect([taken.varint(), taken.text(), taken.rising()]).toEqual([1, files.id, [5, 6, 7]]);
  for (const id of taken.rising()) {
    const count = (...fields: readonly number[]): number =>
      gone.filter(({ tokens }) =>
        fields.some((field) => tokens[field]?.some(({ term }) => term === terms[id])),
      ).length;
    const sinks = [taken.varint(), taken.varint(), taken.varint(), taken.varint()];
    expect(sinks).toEqual([count(0), count(1), count(2), count(0, 1)]);
  }
  for (const id of taken.rising())
    expect(taken.varint()).toBe(
      gone.filter(({ tokens }) => tokens.flat().some(({ word }) => word === words[id])).length,
    );
  expect(taken.isDone).toBe(true);
});
