// npm run bench:growth: what an index weighs and what an edition adds to it, by the number of articles and of changes.
import { PackedBuilder } from '#core/search/packed/packed-builder';
import type { PackedDocument } from '#core/search/packed/packed-document';
import { openPacked } from '#core/search/packed/open-packed';
import { openSegment } from '#core/search/packed/segment';
import type { PackedFiles } from '#core/search/packed/write-segment';
import { OPTIONS, requireData, toDocuments } from './corpus.ts';
import { readArticles } from './large-corpus.ts';

const SIZES = [1000, 5000, 20_000, 100_000];
const CHANGES = [1, 10, 100, 1000];

function build(documents: readonly PackedDocument[]): PackedFiles {
  const builder = new PackedBuilder(OPTIONS);
  for (const document of documents) builder.add(document);
  return builder.build();
}

/** `count` articles, evenly spread, lose the end of their text. */
function change(base: PackedFiles, documents: readonly PackedDocument[], count: number): PackedFiles {
  const edition = new PackedBuilder(OPTIONS, [openSegment(base.index, true)]);
  const step = documents.length / count;
  for (let n = 0; n < count; n += 1) {
    const document = documents[Math.floor((n + 0.5) * step)];
    if (document === undefined) continue;
    const removed = edition.remove(document);
    if (!removed.ok) throw new Error(removed.message);
    const tokens = document.tokens.map((list) => list.slice(0, Math.ceil(list.length * 0.7)));
    edition.add({ ...document, tokens });
  }
  return edition.build();
}

/** The best of five, in milliseconds. */
function openingMs(file: Uint8Array): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const opened = openPacked([file], { isTrusted: true });
    if (!opened.ok) throw new Error(opened.message);
    opened.value.find((query) => void query.term('trade', { usePipeline: false }));
    return performance.now() - start;
  });
  return Math.min(...times);
}

const kb = (bytes: number): string => (bytes / 1000).toFixed(1);

requireData('reuters21578');
const changed = CHANGES.map((count) => `${count} changed: kB + words in order`);
console.log(
  `| articles | words | index kB | words in order kB | bytes an article | open and ask ms | ${changed.join(' | ')} |`,
);
console.log(`|${'---|'.repeat(6 + CHANGES.length)}`);
for (const size of SIZES) {
  const documents = toDocuments(readArticles(size));
  const words = documents.reduce((sum, { tokens }) => sum + (tokens[1]?.length ?? 0), 0);
  const base = build(documents);
  const edits = CHANGES.filter((count) => count <= size / 2).map((count) => {
    const { index, sequences } = change(base, documents, count);
    return `${kb(index.length)} + ${kb(sequences.length)}`;
  });
  const whole = base.index.length + base.sequences.length;
  const cells = [kb(base.index.length), kb(base.sequences.length), (whole / size).toFixed(0)];
  console.log(
    `| ${[size, words, ...cells, openingMs(base.index).toFixed(2), ...edits, ...CHANGES.slice(edits.length).map(() => '–')].join(' | ')} |`,
  );
}
