import { describe, expect, it } from 'vitest';
import type { PassageSelector } from '#core/anchoring/selector';
import type { Annotation } from '#core/annotations/annotation';
import { article } from '../archive/testing/records.ts';
import { personalThings, type PersonalWorld } from './personal-things.ts';

const note = (id: string, more: Partial<Annotation['target']> = {}, body = 'Mine.'): Annotation => ({
  id,
  motivation: 'commenting',
  target: { archive: 'a@0', article: id, title: id, edition: 1, ...more },
  body,
  tags: [],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
});
const read = (id: string, at: string) => ({ article: id, block: 'p-1', at });
const articles = new Map([['updated', { ...article('updated'), updated: '2026-03-01' }]]);

const world: PersonalWorld = {
  archive: 'a@0',
  annotations: [
    note('one'),
    note('one', { block: 'p-2' }, 'More.'),
    note('empty', {}, ' '),
    note('elsewhere', { archive: 'b@0' }),
    { ...note('marked'), motivation: 'bookmarking' },
  ],
  reading: [
    read('revised', '2026-01-31T10:00:00.000Z'),
    read('read-since', '2026-02-02T10:00:00.000Z'),
    read('updated', '2026-02-28T10:00:00.000Z'),
    read('same', '2026-01-01T10:00:00.000Z'),
  ],
  articleById: (id) => articles.get(id),
  revised: ['revised', 'read-since', 'never-read'],
  createdAt: '2026-02-01T00:00:00Z',
};

const OTHER = { edition: 1, text: 'f'.repeat(64) };

describe('the person’s own things for a search', () => {
  it('are only those that it asks for', () => {
    expect(personalThings(new Set(), world)).toEqual({});
    expect(personalThings(new Set(['read'] as const), world)).toEqual({
      read: ['revised', 'read-since', 'updated', 'same'],
    });
  });

  it('are notes of this archive that say something', () => {
    expect(personalThings(new Set(['noted', 'notes'] as const), world)).toEqual({
      noted: ['one'],
      notes: [
        { article: 'one', text: 'Mine.' },
        { article: 'one', text: 'More.' },
      ],
    });
  });

  it('are highlights too: their words, what is said of them, and tags', () => {
    const passage: PassageSelector = {
      text: 'a'.repeat(64),
      position: { type: 'TextPositionSelector', start: 0, end: 9 },
      quote: { type: 'TextQuoteSelector', exact: 'the words', prefix: '', suffix: '' },
    };
    const highlight: Annotation = {
      ...note('one', { block: 'b', passage }, 'Why?'),
      motivation: 'highlighting',
      kind: 1,
      tags: ['Gender'],
    };
    const annotations = [highlight, { ...highlight, body: '', tags: [] }];
    expect(personalThings(new Set(['noted', 'notes'] as const), { ...world, annotations })).toEqual({
      noted: ['one'],
      notes: [
        { article: 'one', text: 'the words\nWhy?\nGender' },
        { article: 'one', text: 'the words' },
      ],
    });
  });

  it('tell which articles changed after they were read', () => {
    expect(personalThings(new Set(['changed'] as const), world)).toEqual({ changed: ['revised', 'updated'] });
  });

  it('tell it by the text that was read, where that is known, until the changes were seen', () => {
    const same = article('same');
    const open = { edition: 1, text: same.text.sha256 };
    const late = '2027-01-01T00:00:00.000Z';
    const versions: PersonalWorld = {
      ...world,
      reading: [
        { ...read('updated', late), version: OTHER },
        { ...read('same', late), version: open },
        { ...read('unseen', late), version: open, before: { ...OTHER, at: late } },
        { ...read('seen', late), version: open, before: { ...OTHER, at: late, seen: true } },
        { ...read('gone', late), version: OTHER },
      ],
      articleById: (id) => articles.get(id) ?? (id === 'gone' ? undefined : same),
      revised: ['same', 'updated'],
    };
    expect(personalThings(new Set(['changed'] as const), versions)).toEqual({
      changed: ['updated', 'unseen'],
    });
  });
});
