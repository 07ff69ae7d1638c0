// Real articles, passages in them, and what an edition could do to both.
import { describePassage } from '#core/anchoring/describe-passage';
import type { PassageSelector } from '#core/anchoring/selector';
import { splitWords } from '#core/changes/split-words';
import { pick } from '#core/search/packed/seeded-random';
import { readReuters } from '../search/corpus.ts';
import { editWords, isWord, moveQuarter, prepend, textOf, type Random, type Word } from './edits.ts';

/** Words of the passages of each article, as in the design's benchmark. */
const LENGTHS = [3, 6, 12, 25, 45];
const LEAST_WORDS = 400;
/** Nearer to where the passage was, a sentence like it is what that one has become. */
const FAR_WORDS = 80;
const NAME_OR_NUMBER = /^(?:\p{Lu}\p{L}+|[\p{N}.,/-]*\p{N})$/u;

export interface Marked {
  readonly words: readonly Word[];
  /** The words of the passage, `to` excluded. */
  readonly from: number;
  readonly to: number;
  readonly passage: PassageSelector;
}

/** The article after an edit, and whether the passage is taken out of it. */
export interface Edited {
  readonly words: readonly Word[];
  readonly isGone: boolean;
}

export interface Scenario {
  readonly name: string;
  /** Asked only of passages with a name or number in them. */
  readonly isNamed?: boolean;
  readonly edit: (marked: Marked, random: Random) => Edited;
}

/** The first `limit` articles of at least 400 words, in the order of the collection. */
export function longArticles(limit: number): readonly (readonly Word[])[] {
  const articles: (readonly Word[])[] = [];
  for (const { body } of readReuters()) {
    const words = splitWords(body.replaceAll(/\s+/gu, ' ').trim());
    if (words.length < LEAST_WORDS) continue;
    articles.push(words.map((word, was) => ({ ...word, was })));
    if (articles.length === limit) break;
  }
  return articles;
}

export function markPassages(words: readonly Word[], { random }: Random): readonly Marked[] {
  const text = textOf(words);
  const countable = words.flatMap((word, at) => (isWord(word) ? [at] : []));
  return LENGTHS.map((length) => {
    const first = Math.floor(random() * (countable.length - length));
    const from = countable[first] ?? 0;
    const to = (countable[first + length - 1] ?? 0) + 1;
    const start = textOf(words.slice(0, from)).length;
    const end = start + textOf(words.slice(from, to)).trimEnd().length;
    return { words, from, to, passage: describePassage({ text, sha256: '' }, start, end) };
  });
}

const keep =
  (edit: (words: readonly Word[], random: Random) => Word[]): Scenario['edit'] =>
  ({ words }, random) => ({ words: edit(words, random), isGone: false });

function withoutPassage({ words, from, to }: Marked): Word[] {
  return [...words.slice(0, from), ...words.slice(to)];
}

/** Whether a sentence like this one could differ in the passage: one without names and numbers would be the same. */
export function hasName({ words, from, to }: Marked): boolean {
  return words.slice(from, to).some(({ text }) => NAME_OR_NUMBER.test(text));
}

/** The sentence, or what is left of one, that begins and ends round the passage, with other names and numbers. */
function lookalike({ words, from, to }: Marked, { random }: Random): Word[] {
  const names = words.map(({ text }) => text).filter((text) => NAME_OR_NUMBER.test(text));
  const begin = Math.max(0, words.slice(0, from).findLastIndex(({ text }) => text === '.') + 1);
  const stop = words.findIndex(({ text }, at) => at >= to && text === '.');
  return words.slice(begin, stop < 0 ? to : stop + 1).map(({ text, space }) => ({
    text: NAME_OR_NUMBER.test(text) && names.length > 0 ? swap(text, names, random) : text,
    space: space === '' ? '' : ' ',
    was: -1,
  }));
}

function swap(text: string, names: readonly string[], random: () => number): string {
  const isNumber = /\p{N}/u.test(text);
  const others = names.filter((name) => /\p{N}/u.test(name) === isNumber && name !== text);
  return others.length === 0 ? (isNumber ? '77' : 'Ruritania') : pick(random, others);
}

function insertAt(words: readonly Word[], at: number, added: readonly Word[]): Word[] {
  return [...words.slice(0, at), ...added, ...words.slice(at)];
}

/** Another sentence like it, right before it or anywhere. */
function withLookalike(marked: Marked, random: Random, isBeside: boolean): Word[] {
  const begin = marked.words.slice(0, marked.from).findLastIndex(({ text }) => text === '.') + 1;
  const at = isBeside ? begin : Math.floor(random.random() * begin);
  return insertAt(marked.words, at, lookalike(marked, random));
}

/** The passage is gone, and a sentence like it stands somewhere else. */
function insteadOfPassage(marked: Marked, random: Random): Word[] {
  const rest = withoutPassage(marked);
  const free = rest.length - 2 * FAR_WORDS;
  const at = Math.floor(random.random() * free);
  return insertAt(rest, at < marked.from - FAR_WORDS ? at : at + 2 * FAR_WORDS, lookalike(marked, random));
}

/** The sentence was there twice with other names; the marked one goes. */
export function addTwin(marked: Marked, random: Random): Marked {
  const added = lookalike(marked, random);
  const stop = marked.words.findIndex(({ text }, at) => at >= marked.to && text === '.');
  const at = stop < 0 ? marked.words.length : stop + 1;
  const words = insertAt(marked.words, at, added).map((word, was) => ({ ...word, was }));
  return { ...marked, words };
}

const SHARES = [1, 2, 5, 10, 20, 30, 50];

export const SCENARIOS: readonly Scenario[] = [
  ...SHARES.map((share) => ({
    name: `${share} % of words edited`,
    edit: keep((words, random) => editWords(words, share / 100, random)),
  })),
  {
    name: '80 words put in front, 2 % edited',
    edit: keep((words, random) => prepend(editWords(words, 0.02, random), 80, random)),
  },
  {
    name: 'a quarter moved, 2 % edited',
    edit: keep((words, random) => moveQuarter(editWords(words, 0.02, random), random)),
  },
  {
    name: 'lookalike beside it, 5 % edited',
    isNamed: true,
    edit: (marked, random) => ({
      words: editWords(withLookalike(marked, random, true), 0.05, random),
      isGone: false,
    }),
  },
  {
    name: 'lookalike earlier on, 5 % edited',
    isNamed: true,
    edit: (marked, random) => ({
      words: editWords(withLookalike(marked, random, false), 0.05, random),
      isGone: false,
    }),
  },
  {
    name: 'passage deleted',
    edit: (marked) => ({ words: withoutPassage(marked), isGone: true }),
  },
  {
    name: 'passage deleted, 5 % edited',
    edit: (marked, random) => ({ words: editWords(withoutPassage(marked), 0.05, random), isGone: true }),
  },
  {
    name: 'passage deleted, lookalike elsewhere',
    isNamed: true,
    edit: (marked, random) => ({ words: insteadOfPassage(marked, random), isGone: true }),
  },
];

/** The marked sentence goes and its twin with other names, which was there before, stays. */
export const TWIN: Scenario = {
  name: 'passage deleted, its twin was there before',
  isNamed: true,
  edit: (marked) => ({ words: withoutPassage(marked), isGone: true }),
};
