// Eleven kinds of queries against stock lunr on archives that are large enough for every part of the format.
// The long run over 20,000 articles is `npm run bench:parity`.
// oxlint-disable-next-line no-restricted-imports -- only this test reads the shared data; core itself stays pure
import { existsSync, readFileSync } from 'node:fs';
// oxlint-disable-next-line no-restricted-imports -- as above
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzerFor } from '../analyzer.ts';
import { askBestLists } from './ask-best-lists.ts';
import { BEST_MIN_DOCUMENTS } from './best-lists.ts';
import { NO_CAPS } from './caps.ts';
import { differenceOf } from './compare-results.ts';
import { generateDocuments, GENERATED_OPTIONS } from './generated-archive.ts';
import { openPacked } from './open-packed.ts';
import { PackedBuilder, type PackedOptions } from './packed-builder.ts';
import { createTokenSource, type PackedDocument } from './packed-document.ts';
import type { PackedIndex } from './packed-index.ts';
import { parityQueries } from './parity-queries.ts';
import { LUNR_RANKING } from './ranking.ts';
import { openSegment } from './segment.ts';
import { buildStockIndex } from './stock-index.ts';

const DATA = process.env['ATTACHE_TEST_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');
const CRANFIELD = join(DATA, 'cranfield');

function packed(documents: readonly PackedDocument[], options: PackedOptions): PackedIndex {
  const builder = new PackedBuilder(options);
  for (const document of documents) builder.add(document);
  return opened([builder.build().index]);
}

function opened(files: readonly Uint8Array[]): PackedIndex {
  const index = openPacked(files, { caps: NO_CAPS, ranking: LUNR_RANKING });
  if (!index.ok) throw new Error(index.message);
  return index.value;
}

function expectParity(
  index: PackedIndex,
  documents: readonly PackedDocument[],
  options: PackedOptions,
  count: number,
): void {
  const stock = buildStockIndex(documents, options);
  const names = options.fields.map(({ name }) => name);
  for (const { kind, text, ask } of parityQueries(documents, names, count)) {
    const wanted = stock.query(ask);
    const all = index.find(ask, { limit: Infinity });
    const ten = index.find(ask, { limit: 10 });
    expect(all.ok && differenceOf(wanted, all.value.hits), `${kind} ${text}`).toBe(undefined);
    expect(all.ok && ten.ok && ten.value, `${kind} ${text}`).toEqual(
      all.ok && { hits: all.value.hits.slice(0, 10), total: wanted.length, isCut: false },
    );
  }
}

describe('a generated archive', { timeout: 120_000 }, () => {
  const documents = generateDocuments(2500);

  it('is answered as by stock lunr', () => {
    expectParity(packed(documents, GENERATED_OPTIONS), documents, GENERATED_OPTIONS, 440);
  });

  it('has lists of the best, and they are the best', () => {
    const index = packed(documents, GENERATED_OPTIONS);
    const [member] = index.set.members;
    const answers = askBestLists(index);
    expect(answers.length).toBe(member?.segment.meta.bestTerms);
    expect(answers.length).toBeGreaterThan(5);
    for (const { term, isListed, fast, slow } of answers) {
      expect(isListed, term).toBe(true);
      expect(fast, term).toEqual(slow);
      expect(fast.ok && fast.value.total, term).toBeGreaterThanOrEqual(BEST_MIN_DOCUMENTS);
    }
  });

  it('is answered as by stock lunr after an edition that changes a twentieth of it', () => {
    const base = new PackedBuilder(GENERATED_OPTIONS);
    for (const document of documents) base.add(document);
    const first = base.build().index;
    const edition = new PackedBuilder(GENERATED_OPTIONS, [openSegment(first, false)]);
    const leaving = documents.filter((_, at) => at % 20 === 3);
    for (const document of leaving) expect(edition.remove(document).ok).toBe(true);
    const coming = generateDocuments(150, 2).map((document, at) => ({
      ...document,
      ref: leaving[at]?.ref ?? `e${at}`,
    }));
    for (const document of coming) edition.add(document);
    const final = [...documents.filter((document) => !leaving.includes(document)), ...coming];
    expectParity(opened([first, edition.build().index]), final, GENERATED_OPTIONS, 220);
  });
});

describe.skipIf(!existsSync(CRANFIELD))('Cranfield (shared data: cranfield)', { timeout: 120_000 }, () => {
  it('is answered as by stock lunr', () => {
    const cut = createTokenSource(analyzerFor('en'));
    const rows: unknown[] = readFileSync(join(CRANFIELD, 'docs.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const documents = (rows as { id: number; title: string; text: string }[]).map(({ id, title, text }) => ({
      ref: String(id),
      tokens: [cut(title), cut(`${title}\n${text}`)],
    }));
    const options: PackedOptions = {
      lang: 'en',
      pipeline: 'en/1',
      fields: [{ name: 'title', boost: 0.5 }, { name: 'all' }],
    };
    expectParity(packed(documents, options), documents, options, 330);
  });
});
