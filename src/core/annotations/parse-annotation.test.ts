import { describe, expect, it } from 'vitest';
import { parseAnnotation, parseAnnotationDraft } from '#core/annotations/parse-annotation';

const target = { archive: 'starter@0123456789abcdef', article: 'a-1', title: 'Title', edition: 3 };
const draft = { motivation: 'commenting', target, body: 'Ask about **art. 32**' };
const passage = {
  text: 'a'.repeat(64),
  position: { type: 'TextPositionSelector', start: 4, end: 14 },
  quote: { type: 'TextQuoteSelector', exact: 'Some words', prefix: 'The ', suffix: '.' },
};
const highlight = {
  motivation: 'highlighting',
  target: { ...target, block: 'p-2', quote: 'Some words', passage },
  body: '',
  kind: 3,
  tags: ['Gender', 'soft law'],
};
const onPassage = (more: object) => ({
  ...highlight,
  target: { ...highlight.target, passage: { ...passage, ...more } },
});
function without(value: object, ...keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

const stored = {
  ...draft,
  tags: [],
  id: '6f1c1f0e-6f6a-4f58-9d0a-0d9b2a6a6f10',
  created: '2026-11-24T08:00:00.000Z',
  modified: '2026-11-24T08:00:00.000Z',
};

describe('a draft from the window', () => {
  it.each([
    ['a note on an article', draft],
    [
      'a note on a block with its words',
      { ...draft, target: { ...target, block: 'p-2', quote: 'Some words' } },
    ],
    ['a bookmark', { ...draft, motivation: 'bookmarking', body: '' }],
    ['an update by id', { ...draft, id: stored.id }],
    ['a highlight', highlight],
    ['a highlight with a note', { ...highlight, body: 'Ask **why**' }],
    ['a change that says nothing of kind and tags', { ...without(highlight, 'kind', 'tags'), id: stored.id }],
    ['a highlight that was re-attached', { ...highlight, carried: { status: 'attached', passage } }],
    ['a bookmark that was left', { ...draft, carried: { status: 'detached' } }],
    ['a decision taken back', { ...highlight, carried: null }],
    ['a note with tags', { ...draft, tags: ['النوع الاجتماعي'] }],
    ['the longest body', { ...draft, body: 'a'.repeat(100_000) }],
    ['the longest body in Arabic', { ...draft, body: 'ب'.repeat(100_000) }],
    ['the longest body in characters of two units', { ...draft, body: '😀'.repeat(100_000) }],
    ['the longest quote', { ...draft, target: { ...target, quote: 'ü'.repeat(300) } }],
    ['a body with half a surrogate pair', { ...draft, body: 'x\ud83d' }],
  ])('is taken as it is: %s', (_name, value) => {
    expect(parseAnnotationDraft(value)).toEqual({ ok: true, value });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a string', 'note'],
    ['a list', [draft]],
    ['no target', { motivation: 'commenting', body: '' }],
    ['an unknown motivation', { ...draft, motivation: 'tagging' }],
    ['a highlight of nothing', { ...highlight, target }],
    ['a highlight in no block', { ...highlight, target: { ...target, passage } }],
    ['a note on a passage', { ...without(highlight, 'kind'), motivation: 'commenting' }],
    ['a note of a kind', { ...draft, kind: 1 }],
    ['a note that was re-attached', { ...draft, carried: { status: 'attached', passage } }],
    ['a decision that is none', { ...highlight, carried: { status: 'moved' } }],
    ['a sixth kind', { ...highlight, kind: 6 }],
    ['a kind that is text', { ...highlight, kind: '1' }],
    ['words that are not as long as their place', onPassage({ position: { ...passage.position, end: 15 } })],
    ['a place before the text', onPassage({ position: { ...passage.position, start: -4 } })],
    ['too much context', onPassage({ quote: { ...passage.quote, prefix: 'x'.repeat(33) } })],
    ['a text that is no hash', onPassage({ text: '../notes' })],
    ['another selector', onPassage({ quote: { ...passage.quote, type: 'XPathSelector' } })],
    ['an empty tag', { ...highlight, tags: [''] }],
    ['a tag twice', { ...highlight, tags: ['a', 'a'] }],
    ['a tag with a comma', { ...highlight, tags: ['a,b'] }],
    ['51 tags', { ...highlight, tags: Array.from({ length: 51 }, (_, i) => `t${i}`) }],
    ['a bookmark with a body', { ...draft, motivation: 'bookmarking' }],
    ['an unknown key', { ...draft, colour: 'red' }],
    ['an unknown key of the target', { ...draft, target: { ...target, bundle: '/tmp/x' } }],
    ['a __proto__ key', JSON.parse(JSON.stringify(draft).replace('{', '{"__proto__":{"polluted":1},'))],
    ['an id that is no UUID', { ...draft, id: '../../notes' }],
    ['an upper-case id', { ...draft, id: stored.id.toUpperCase() }],
    ['an article id with a slash', { ...draft, target: { ...target, article: 'a/b' } }],
    ['an article called __proto__', { ...draft, target: { ...target, article: '__proto__' } }],
    ['an archive without a root', { ...draft, target: { ...target, archive: 'starter' } }],
    ['an empty block', { ...draft, target: { ...target, block: '' } }],
    ['an edition 0', { ...draft, target: { ...target, edition: 0 } }],
    ['half an edition', { ...draft, target: { ...target, edition: 1.5 } }],
    ['a body of a character too much', { ...draft, body: 'a'.repeat(100_001) }],
    ['the same in characters of two units', { ...draft, body: '😀'.repeat(100_001) }],
    ['a quote that is too long', { ...draft, target: { ...target, quote: 'a'.repeat(301) } }],
    ['a title that is too long', { ...draft, target: { ...target, title: 'a'.repeat(1_001) } }],
  ])('is refused: %s', (_name, value) => {
    expect(parseAnnotationDraft(value)).toMatchObject({ ok: false, code: 'invalid' });
  });

  it('is refused without its words in the message', () => {
    const refused = parseAnnotationDraft({ ...draft, body: 'secret'.repeat(20_000), id: 'secret' });
    expect(JSON.stringify(refused)).not.toContain('secret');
  });

  it('leaves Object.prototype alone', () => {
    parseAnnotationDraft(JSON.parse('{"__proto__":{"polluted":true}}'));
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('an annotation on disk', () => {
  it('is read back as it was written', () => {
    expect(parseAnnotation(JSON.parse(JSON.stringify(stored)))).toEqual({ ok: true, value: stored });
  });

  it.each<[string, unknown]>([
    ['no id', { ...stored, id: undefined }],
    ['no tags', without(stored, 'tags')],
    ['a highlight without a kind', without({ ...stored, ...highlight }, 'kind')],
    ['a date without a time', { ...stored, created: '2026-11-24' }],
    ['a day that is not in the calendar', { ...stored, modified: '2026-13-45T08:00:00Z' }],
    ['an unknown key', { ...stored, colour: 'red' }],
  ])('is refused with %s', (_name, value) => {
    expect(parseAnnotation(value)).toMatchObject({ ok: false, code: 'invalid' });
  });
});
