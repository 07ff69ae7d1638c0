// npm run bench:parity: ten thousand queries and more of eleven kinds, answered by the packed index and by stock
// lunr over the same tokens. Same documents, same scores within 1e-6, same order, ties aside; or exit code 1.
import type lunr from 'lunr';
import { NO_CAPS } from '#core/search/packed/caps';
import { differenceOf } from '#core/search/packed/compare-results';
import { openPacked } from '#core/search/packed/open-packed';
import { PackedBuilder } from '#core/search/packed/packed-builder';
import type { PackedDocument } from '#core/search/packed/packed-document';
import type { PackedIndex } from '#core/search/packed/packed-index';
import { PARITY_KINDS, parityQueries } from '#core/search/packed/parity-queries';
import { LUNR_RANKING } from '#core/search/packed/ranking';
import { openSegment } from '#core/search/packed/segment';
import { buildStockIndex } from '#core/search/packed/stock-index';
import { OPTIONS, readCranfield, readReuters, requireData, toDocuments } from './corpus.ts';

const QUERIES = Number(process.env['PARITY_QUERIES'] ?? 10_010);
const ARTICLES = Number(process.env['PARITY_ARTICLES'] ?? 20_000);
const CRANFIELD_QUERIES = Math.min(QUERIES, 2_200);
const SEGMENT_QUERIES = Math.min(QUERIES, 1_100);

interface Tally {
  asked: number;
  documents: number;
  worst: number;
  stockMs: number;
  packedMs: number;
}

function build(documents: readonly PackedDocument[]): PackedBuilder {
  const builder = new PackedBuilder(OPTIONS);
  for (const document of documents) builder.add(document);
  return builder;
}

function open(files: readonly Uint8Array[]): PackedIndex {
  const opened = openPacked(files, { caps: NO_CAPS, ranking: LUNR_RANKING });
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
}

/** Nine tenths as a base, and an edition that changes some of them and brings the rest. */
function openWithEdition(documents: readonly PackedDocument[]): PackedIndex {
  const isLater = (at: number): boolean => at % 10 === 4;
  const isChanged = (at: number): boolean => at % 50 === 7;
  const asBefore = (document: PackedDocument, at: number): PackedDocument =>
    isChanged(at)
      ? { ...document, tokens: document.tokens.map((list) => list.slice(0, list.length >> 1)) }
      : document;
  const base = build(documents.map(asBefore).filter((_, at) => !isLater(at))).build().index;
  const edition = new PackedBuilder(OPTIONS, [openSegment(base, false)]);
  for (const [at, document] of documents.entries()) {
    if (isLater(at)) edition.add(document);
    else if (isChanged(at)) {
      const removed = edition.remove(asBefore(document, at));
      if (!removed.ok) throw new Error(removed.message);
      edition.add(document);
    }
  }
  return open([base, edition.build().index]);
}

function compare(
  name: string,
  index: PackedIndex,
  stock: lunr.Index,
  documents: readonly PackedDocument[],
  count: number,
): number {
  const tallies = new Map<string, Tally>();
  let differing = 0;
  const fields = OPTIONS.fields.map((field) => field.name);
  for (const { kind, text, ask } of parityQueries(documents, fields, count)) {
    const tally = tallies.get(kind) ?? { asked: 0, documents: 0, worst: 0, stockMs: 0, packedMs: 0 };
    tallies.set(kind, tally);
    const start = performance.now();
    const wanted = stock.query(ask);
    const middle = performance.now();
    const found = index.find(ask, { limit: Infinity });
    const end = performance.now();
    const difference = found.ok ? differenceOf(wanted, found.value.hits) : found.message;
    if (difference !== undefined) {
      differing += 1;
      console.error(`${name}: ${kind} ${text}: ${difference}`);
    }
    const scores = new Map(wanted.map(({ ref, score }) => [ref, score]));
    for (const { ref, score } of found.ok ? found.value.hits : [])
      tally.worst = Math.max(tally.worst, Math.abs(score - (scores.get(ref) ?? NaN)));
    tally.asked += 1;
    tally.documents += wanted.length;
    tally.stockMs += middle - start;
    tally.packedMs += end - middle;
  }
  print(name, tallies, differing);
  return differing;
}

function print(name: string, tallies: ReadonlyMap<string, Tally>, differing: number): void {
  console.log(`\n## ${name}: ${differing} queries differ\n`);
  console.log(
    '| kind | queries | documents/query | worst score difference | stock ms/query | packed ms/query |',
  );
  console.log('|---|---|---|---|---|---|');
  for (const kind of PARITY_KINDS) {
    const tally = tallies.get(kind);
    if (!tally) continue;
    const { asked, documents, worst, stockMs, packedMs } = tally;
    const cells = [kind, asked, (documents / asked).toFixed(1), worst.toExponential(1)];
    console.log(`| ${[...cells, (stockMs / asked).toFixed(2), (packedMs / asked).toFixed(3)].join(' | ')} |`);
  }
}

requireData();
const cranfield = toDocuments(readCranfield());
const cranfieldIndex = open([build(cranfield).build().index]);
let differing = compare(
  'Cranfield',
  cranfieldIndex,
  buildStockIndex(cranfield, OPTIONS),
  cranfield,
  CRANFIELD_QUERIES,
);
const reuters = toDocuments(readReuters(ARTICLES));
const stock = buildStockIndex(reuters, OPTIONS);
differing += compare(
  `${reuters.length} Reuters articles`,
  open([build(reuters).build().index]),
  stock,
  reuters,
  QUERIES,
);
differing += compare(
  'the same as a base and an edition',
  openWithEdition(reuters),
  stock,
  reuters,
  SEGMENT_QUERIES,
);
process.exit(differing === 0 ? 0 : 1);
