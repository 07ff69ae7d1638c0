import { describe, expect, it } from 'vitest';
import {
  articleDocument,
  sourceDocument,
  sourceLanguages,
  sourceText,
  symbolsOf,
  titleIn,
} from './index-documents.ts';
import { sampleCatalogue, sampleTexts } from './sample-archive.ts';

const { articles, sources } = sampleCatalogue();
const byId = new Map(sources.map((source) => [source.id, source]));
const untoc = sources[0]!;
const article = articles[0]!;

describe('what goes into the index', () => {
  it('of an article: title, text, and of what it cites symbols and titles', () => {
    const document = articleDocument(article, sampleTexts().get(article.text.sha256), byId);
    expect(document.ref).toBe('a:gender-untoc');
    expect(document.all).toMatch(/^Gender and organised crime\nDelegates negotiated/);
    expect(document.symbol).toBe('A/RES/55/25\nS/RES/1325 (2000)');
    expect(document.source).toContain('criminalité transnationale organisée');
    expect(document.source).toContain('untoc 2000');
  });

  it('of a source: its record in the language, whole in its own', () => {
    expect(sourceLanguages(untoc)).toEqual(['en', 'fr']);
    expect(titleIn(untoc, 'fr')).toMatch(/^Convention des Nations Unies/);
    expect(titleIn(untoc, 'ru')).toBe(untoc.title);
    expect(sourceText(untoc, 'fr')).not.toContain('General Assembly');
    expect(sourceText(untoc, 'en')).toContain('General Assembly');
    expect(symbolsOf(untoc)).toEqual(['A/RES/55/25']);
    expect(sourceDocument(untoc, 'en')).toMatchObject({ ref: 's:untoc-2000', title: untoc.title });
  });

  it('of a note only what is in the language', () => {
    const noted = { ...untoc, note: { fr: 'Note en français', en: 'A note' } };
    expect(sourceText(noted, 'fr')).toContain('Note en français');
    expect(sourceText(noted, 'fr')).not.toContain('A note');
    expect(sourceText({ ...untoc, note: 'A note' }, 'fr')).not.toContain('A note');
  });
});
