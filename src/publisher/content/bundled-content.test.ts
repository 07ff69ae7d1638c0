import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DraftNode } from '#core/article/article-draft';
import type { Source } from '#core/archive/source';
import { splitWords } from '#core/text/split-words';
import type { Content, ContentArticle } from './content.ts';
import { formatProblem } from './problem.ts';
import { type ReadContent, readContent } from './read-content.ts';

// The archive that ships with the app, held to what its readers are promised: the articles.

const FOLDER = fileURLToPath(new URL('../../../content', import.meta.url));
/** Reading the whole archive takes a second or two, and many times that on a busy machine. */
const READING_MS = 60_000;
const SIX = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];
/** Sources that are divided into articles, paragraphs or rules. */
const DIVIDED: readonly Source['kind'][] = [
  'treaty',
  'protocol',
  'resolution',
  'declaration',
  'guidelines',
  'general-recommendation',
];

let read: ReadContent;
let content: Content;

beforeAll(async () => {
  read = await readContent(FOLDER);
  if (read.content === undefined) throw new Error(read.problems.map(formatProblem).join('\n'));
  content = read.content;
}, READING_MS);

test('it has no errors and no warnings', () => {
  expect(read.problems.map(formatProblem)).toEqual([]);
});

test('there are twelve articles in English or more, each of 300 to 900 words', () => {
  const english = content.articles.filter(({ head }) => head.lang === 'en');
  expect(english.length).toBeGreaterThanOrEqual(12);
  const wrong = english
    .map((article) => [article.head.id, wordsOf(article)] as const)
    .filter(([, words]) => words < 300 || words > 900);
  expect(wrong).toEqual([]);
});

test('two works or more can be read in all six languages', () => {
  const originals = content.articles.filter(({ head }) => head.translationOf === undefined);
  const whole = originals.filter(({ head }) => {
    const translations = content.articles.filter((one) => one.head.translationOf === head.id);
    const langs = new Set(
      [head, ...translations.map((one) => one.head)].map(({ lang }) => lang.split('-')[0]),
    );
    return SIX.every((lang) => langs.has(lang));
  });
  expect(whole.length).toBeGreaterThanOrEqual(2);
});

describe('every article says where its words come from', () => {
  test('it cites three sources or more', () => {
    const poor = content.articles
      .map(
        ({ head, draft }) =>
          [head.id, new Set(draft.notes.flatMap(({ source }) => source ?? [])).size] as const,
      )
      .filter(([, sources]) => sources < 3);
    expect(poor).toEqual([]);
  });

  test('each paragraph, item and row has a mark: to a source, or to a note that says why there is none', () => {
    expect(content.articles.flatMap(uncited)).toEqual([]);
  });

  test('a note on a text with articles or paragraphs names the place, or says what of the whole is meant', () => {
    const divided = new Set(content.sources.filter(({ kind }) => DIVIDED.includes(kind)).map(({ id }) => id));
    const vague = content.articles.flatMap((article) =>
      article.draft.notes
        .filter(
          ({ source, locator, note }) =>
            divided.has(source ?? '') && locator === undefined && note === undefined,
        )
        .map(({ source, line }) => `${article.file}:${line + article.bodyLines}: ${source}`),
    );
    expect(vague).toEqual([]);
  });
});

function wordsOf({ draft }: ContentArticle): number {
  return splitWords(draft.blocks.map((block) => block.text).join('\n')).length;
}

/** Places of an article that no mark stands for, as `file:line: text`. */
function uncited(article: ContentArticle): readonly string[] {
  const { nodes, blocks } = article.draft;
  const isMarked = (at: number): boolean => (blocks[at]?.marks.length ?? 0) > 0;
  const isMarkedParagraph = (node: DraftNode | undefined): boolean =>
    node?.type === 'block' && blocks[node.block]?.kind !== 'heading' && isMarked(node.block);
  const bare = nodes.flatMap((node, at): readonly number[] => {
    if (node.type === 'block') {
      return blocks[node.block]?.kind === 'heading' || isMarked(node.block) ? [] : [node.block];
    }
    // The paragraph that introduces a list or a table, or sums it up, may carry the mark for all of it.
    if (isMarkedParagraph(nodes[at - 1]) || isMarkedParagraph(nodes[at + 1])) return [];
    return partsOf(node)
      .filter((part) => part.length > 0 && !part.some(isMarked))
      .flatMap((part) => part.slice(0, 1));
  });
  return bare.map((at) => {
    const line = (blocks[at]?.line ?? 0) + article.bodyLines;
    return `${article.file}:${line}: ${blocks[at]?.text.slice(0, 60)}`;
  });
}

/** Items of a list, rows of a table below its head: the blocks of each. */
function partsOf(node: DraftNode): readonly (readonly number[])[] {
  if (node.type === 'list') return node.items.map((item) => item.flatMap(blocksOf));
  if (node.type === 'table') {
    return node.rows.slice(1).map((row) => row.flatMap(({ block }) => (block === undefined ? [] : [block])));
  }
  return [blocksOf(node)];
}

function blocksOf(node: DraftNode): readonly number[] {
  switch (node.type) {
    case 'block':
    case 'code':
      return [node.block];
    case 'quote':
      return node.children.flatMap(blocksOf);
    case 'list':
      return node.items.flat().flatMap(blocksOf);
    default:
      return [];
  }
}
