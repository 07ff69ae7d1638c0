// An archive of made-up words with the frequencies of real ones: a few stand everywhere, most in one or two
// documents. Large enough for lists in chunks and lists of the best.
import type { PackedOptions } from './packed-builder.ts';
import type { PackedDocument, PackedToken } from './packed-document.ts';
import { createRandom } from './seeded-random.ts';

export const GENERATED_OPTIONS: PackedOptions = {
  lang: 'en',
  pipeline: 'generated/1',
  fields: [{ name: 'title', boost: 0.5 }, { name: 'all' }, { name: 'topic', isRanked: false }],
};

const SYLLABLES = 'ba be da do ka ki la lo ma mi na no pa pe ra ri sa so ta ti va zo'.split(' ');
const VOCABULARY = 6000;
const TITLE_WORDS = 5;
const BODY_WORDS = 40;

type Spelled = Required<PackedToken>;

/** Documents `d0000…`, numbered from `first`. */
export function generateDocuments(count: number, seed = 1, first = 0): readonly PackedDocument[] {
  const random = createRandom(seed);
  const words = vocabulary();
  const text = (length: number): readonly Spelled[] =>
    Array.from({ length }, () => {
      // Zipf: the rank of a word is the inverse of how often it comes.
      const term = words[Math.floor(VOCABULARY ** random()) - 1] ?? '';
      return { term, word: `${term}${random() < 0.3 ? 's' : ''}` };
    });
  return Array.from({ length: count }, (_, at) => {
    const title = text(1 + Math.floor(random() * TITLE_WORDS));
    const body = text(Math.floor(random() * 2 * BODY_WORDS));
    const topic = random() < 0.3 ? text(2) : [];
    return {
      ref: `d${String(first + at).padStart(5, '0')}`,
      tokens: [title, [...title, ...body], topic],
      parts: [title, body].map((part) => part.flatMap(({ word }) => ['of', word])),
    };
  });
}

let made: readonly string[] | undefined;

function vocabulary(): readonly string[] {
  if (made) return made;
  const random = createRandom(7);
  const words = new Set<string>();
  while (words.size < VOCABULARY)
    words.add(
      Array.from(
        { length: 1 + Math.floor(random() * 4) },
        () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '',
      ).join(''),
    );
  made = [...words];
  return made;
}
