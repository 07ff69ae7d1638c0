import { describe, expect, it } from 'vitest';
import type { SearchHit } from './search-types.ts';
import { sampleCatalogue } from './sample-archive.ts';
import { sampleEngine, samplePorts, sampleQuery } from './sample-engine.ts';

const ports = samplePorts();
const engine = sampleEngine(ports);
const spell = (parts: SearchHit['title']): string =>
  parts.map((part) => (part.hit ? `[${part.text}]` : part.text)).join('');

async function hit(query: string, id: string, lang = 'en'): Promise<SearchHit> {
  const { hits } = await engine.search(sampleQuery(query, { lang }));
  return hits.find((one) => one.id === id)!;
}

describe('what the list shows of a hit', () => {
  it('of an article: title, facts and the words round the hits, marked', async () => {
    const found = await hit('gender women', 'gender-untoc');
    expect(found).toMatchObject({ type: 'article', lang: 'en', kind: 'analysis', published: '2024-05-17' });
    expect(spell(found.title)).toBe('[Gender] and organised crime');
    expect(found.snippets.map((one) => spell(one.parts))[0]).toBe('Peace-building and [women]');
    expect(found.snippets[1]).toMatchObject({ block: 'b3', number: 2, section: 'Peace-building and women' });
  });

  it('of an article found by what it cites: the place where it cites', async () => {
    const found = await hit('A/RES/55/25', 'firearms-report');
    expect(found.snippets).toHaveLength(1);
    expect(found.snippets[0]?.block).toBe('b1');
    expect(found.snippets[0]?.parts.some((part) => part.hit)).toBe(false);
  });

  it('of a source: its title in the language of the reader, its number and its record', async () => {
    const english = await hit('transnational', 'untoc-2000');
    expect(english).toMatchObject({
      type: 'source',
      kind: 'treaty',
      number: 'A/RES/55/25',
      published: '2000-11-15',
    });
    expect(spell(english.title)).toContain('[Transnational] Organized Crime');
    expect(spell(english.snippets[0]?.parts ?? [])).toBe('UNTOC · General Assembly · A/RES/55/25');
    const french = await hit('UNTOC', 'untoc-2000', 'fr');
    expect(spell(french.title)).toMatch(/^Convention des Nations Unies/);
    expect(spell((await hit('A/RES/55/25', 'untoc-2000')).title)).toMatch(/^United Nations Convention/);
    expect(spell((await hit('criminalité transnationale', 'untoc-2000')).title)).toContain(
      '[criminalité] [transnationale]',
    );
  });

  it('of a source: the language of the title that is shown', async () => {
    expect((await hit('transnational', 'untoc-2000')).lang).toBe('en');
    expect((await hit('UNTOC', 'untoc-2000', 'fr')).lang).toBe('fr');
    expect((await hit('criminalité transnationale', 'untoc-2000')).lang).toBe('fr');
    // It has no title in the language in which it is found.
    expect((await hit('Resolution on women', 'unscr-1325', 'fr')).lang).toBe('en');
  });

  it.each([
    ['[International organisations]', undefined, '[International] organisations', 'General Assembly · C 1'],
    ['[A] and [B] international', undefined, '[A] and [B] [international]', 'General Assembly · C 1'],
    ['“International law”', 'International Law', '“[International] law”', 'General Assembly · C 1'],
    ['[International law]', 'International law', '[International] law', 'General Assembly · C 1'],
    [
      'International law (1994)',
      'Law 1994',
      '[International] law (1994)',
      'Law 1994 · General Assembly · C 1',
    ],
  ])('of a source: %j, in short %j, once and as %j', async (title, titleShort, expected, record) => {
    const catalogue = sampleCatalogue();
    const sources = catalogue.sources.slice(0, 1).map((source) => ({
      ...source,
      number: 'C 1',
      title,
      titleShort: titleShort ?? title,
      titles: {},
      identifiers: [],
    }));
    const { hits } = await sampleEngine(samplePorts({ ...catalogue, sources })).search(
      sampleQuery('international'),
    );
    expect(hits.map((one) => spell(one.title))).toEqual([expected]);
    expect(hits.flatMap((one) => one.snippets.map(({ parts }) => spell(parts)))).toEqual([record]);
  });

  it('of a text as long as a book: its beginning, unmarked', async () => {
    const readText = async (ref: Parameters<typeof ports.readText>[0]) => {
      const text = await ports.readText(ref);
      return ref.sha256 === 'text-climate-news' ? { ...text, text: text.text.padEnd(400_000, ' x') } : text;
    };
    const { hits } = await sampleEngine({ ...ports, readText }).search(sampleQuery('climate negotiators'));
    const found = hits.find((one) => one.id === 'climate-news');
    expect(spell(found?.title ?? [])).toBe('[Climate] talks end late');
    expect(spell(found?.snippets[0]?.parts ?? [])).toMatch(/^The climate negotiators/);
  });
});
