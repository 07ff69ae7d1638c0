import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { Inline } from '#core/article/article-draft';
import type { ArticleHead, ContentArticle } from './content.ts';
import { formatProblem } from './problem.ts';
import { readContent } from './read-content.ts';

// The archive that ships with the app, held to what its readers are promised: the translations.

const FOLDER = fileURLToPath(new URL('../../../content', import.meta.url));
/** Reading the whole archive takes a second or two, and many times that on a busy machine. */
const READING_MS = 60_000;

interface Pair {
  readonly translation: ContentArticle;
  readonly original: ContentArticle;
}

let pairs: readonly Pair[];

beforeAll(async () => {
  const { content, problems } = await readContent(FOLDER);
  if (content === undefined) throw new Error(problems.map(formatProblem).join('\n'));
  const byId = new Map(content.articles.map((article) => [article.head.id, article]));
  pairs = content.articles.flatMap((translation) => {
    const original = byId.get(translation.head.translationOf ?? '');
    return original === undefined ? [] : [{ translation, original }];
  });
  expect(pairs.length).toBeGreaterThanOrEqual(10);
}, READING_MS);

test('a translation cites what its original cites, block by block, at the same places of the sources', () => {
  for (const { translation, original } of pairs) {
    const { id } = translation.head;
    expect(placesOf(translation), id).toEqual(placesOf(original));
    expect(marksOf(translation), id).toEqual(marksOf(original));
  }
});

test('it has the topics and conferences of its original, and a title and a summary of its own', () => {
  for (const { translation, original } of pairs) {
    const { id } = translation.head;
    expect(subjectsOf(translation.head), id).toEqual(subjectsOf(original.head));
    expect(translation.head.title, id).not.toBe(original.head.title);
    expect(translation.head.summary, id).toMatch(/\S/u);
    expect(translation.head.summary, id).not.toBe(original.head.summary);
  }
});

test('what it says about a source is in its own language', () => {
  for (const { translation, original } of pairs) {
    for (const [at, { note }] of translation.draft.notes.entries()) {
      if (note === undefined) continue;
      expect(note, `${translation.head.id}, note ${at + 1}`).not.toBe(original.draft.notes[at]?.note);
    }
  }
});

test('it is typeset as its language is: quotation marks, spaces and punctuation', () => {
  for (const { head, draft } of pairs.map(({ translation }) => translation)) {
    const texts = [head.title, head.summary ?? '', ...draft.blocks.map(({ inlines }) => wordsOf(inlines))];
    const misprints = texts.flatMap((text) => text.match(misprint(head.lang)) ?? []);
    expect(misprints, head.id).toEqual([]);
  }
});

function placesOf({ draft }: ContentArticle): readonly unknown[] {
  return draft.notes.map(({ source, locator }) => ({ source, locator }));
}

/** Numbers of the notes of each block; a language may need them in another order within a sentence. */
function marksOf({ draft }: ContentArticle): readonly (readonly number[])[] {
  return draft.blocks.map(({ marks }) => marks.map(({ number }) => number).toSorted((a, b) => a - b));
}

function subjectsOf({ topics, conferences, kind }: ArticleHead): unknown {
  return { topics, conferences, kind };
}

/** The words as they are printed: canonical text has no no-break spaces. */
function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      'value' in inline ? inline.value : 'children' in inline ? wordsOf(inline.children) : '',
    )
    .join('');
}

/** What a typesetter of the language would mend, with the letters around it. */
function misprint(lang: string): RegExp {
  switch (lang.split('-')[0]) {
    case 'fr':
      // Spaces before high punctuation and inside guillemets do not break.
      return /.{0,8}(?:["'“”]|«(?![\u00a0\u202f])|(?<![\u00a0\u202f])[»;:?!]|\u0020[»;:?!]).{0,8}/gu;
    case 'es':
      return /.{0,8}(?:["'“”]|(?<!¿[^?]*)\?|(?<!¡[^!]*)!|\s[;:?!»]).{0,8}/gu;
    case 'ru':
      // A dash is long and does not begin a line.
      return /.{0,8}(?:["'“”]|\u0020[—-]\u0020|(?<!\u00a0)—|\s[;:?!»]).{0,8}/gu;
    case 'ar':
      return /.{0,8}(?:["'“”,;?]|\s[،؛؟:.]).{0,8}/gu;
    case 'zh':
      // Full-width punctuation, and no spaces between characters and numbers.
      return /.{0,8}(?:["']|\p{Script=Han}[,;:?!.]|\p{Script=Han}\s|\s\p{Script=Han}|[，。；：、？]\s).{0,8}/gu;
    default:
      return /["']/gu;
  }
}
