import { describe, expect, it } from 'vitest';
import { createDocStore } from './doc-store.ts';
import { sampleArticle, sampleCatalogue, sampleText, sampleTexts } from './sample-archive.ts';
import { createTextStore } from './text-store.ts';

const { docs } = createDocStore(sampleCatalogue());
const doc = (ref: string) => docs.get(ref)!;

function countingStore() {
  const read: string[] = [];
  const store = createTextStore((ref) => {
    read.push(ref.sha256);
    const text = sampleTexts().get(ref.sha256) ?? sampleText(['a']);
    return read.length === 1 && ref.sha256 === 'text-genre-fr'
      ? Promise.reject(new Error('not now'))
      : Promise.resolve(text);
  });
  return { store, read };
}

describe('texts, read when needed', () => {
  it('reads an article once, also when asked twice at the same time', async () => {
    const { store, read } = countingStore();
    const [a, b] = await Promise.all([
      store.read(doc('a:gender-ru'), 'ru'),
      store.read(doc('a:gender-ru'), 'ru'),
    ]);
    expect(a).toBe(b);
    expect(read).toEqual(['text-gender-ru']);
  });

  it('tries again what could not be read', async () => {
    const { store } = countingStore();
    await expect(store.read(doc('a:genre-fr'), 'fr')).rejects.toThrow('not now');
    expect((await store.read(doc('a:genre-fr'), 'fr')).text).toContain('Palerme');
  });

  it('forgets the oldest texts', async () => {
    const { store, read } = countingStore();
    const other = (at: number) => ({
      ...doc('a:gender-ru'),
      article: sampleArticle({ id: `x${at}`, lang: 'ru', title: '' }),
    });
    for (let at = 0; at <= 256; at += 1) await store.read(other(at), 'ru');
    await store.read(other(256), 'ru');
    expect(read).toHaveLength(257);
    await store.read(other(0), 'ru');
    expect(read).toHaveLength(258);
  });

  it('has the record of a source as its text, in the language asked for', async () => {
    const { store } = countingStore();
    expect((await store.read(doc('s:untoc-2000'), 'fr')).text).toBe(
      'Convention des Nations Unies contre la criminalité transnationale organisée\nA/RES/55/25',
    );
    expect((await store.read(doc('s:untoc-2000'), 'en')).text).toContain('UNTOC\nGeneral Assembly');
  });

  it('has title and text as words, the title first, and cuts tokens once', async () => {
    const { store } = countingStore();
    const words = await store.words(doc('a:gender-zh'), 'zh');
    expect(words[0]?.joined).toContain(' 性 别 ');
    expect(await store.words(doc('a:gender-zh'), 'zh')).toBe(words);
    const text = await store.read(doc('a:gender-zh'), 'zh');
    expect(store.cut(text)).toBe(store.cut(text));
    expect(store.cut(text).tokens()).toBe(store.cut(text).tokens());
    expect(store.cut(text).words()).toBe(words.at(-1));
  });
});
