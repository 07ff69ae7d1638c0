// More articles than there are: real titles over real paragraphs, put together anew. Words are as frequent as in
// the collection, articles as long; which words stand together is partly by chance.
import { createRandom, pick } from '#core/search/packed/seeded-random';
import { readReuters, type Text } from './corpus.ts';

/** The same in every run. The first articles are the real ones. */
export function readArticles(count: number): readonly Text[] {
  const real = readReuters().map(withoutBrackets);
  if (count <= real.length) return real.slice(0, count);
  const paragraphs = real.flatMap(({ body }) => body.split('\n').filter((line) => line.trim() !== ''));
  const random = createRandom(21);
  const made = Array.from({ length: count - real.length }, (_, at) => {
    const model = pick(random, real);
    const lines = model.body.split('\n').map(() => pick(random, paragraphs));
    return { ref: `x${at}`, title: model.title, body: lines.join('\n') };
  });
  return [...real, ...made];
}

/** The collection marks companies as `<IBM>`; some engines would take the brackets for letters. */
function withoutBrackets({ ref, title, body }: Text): Text {
  return { ref, title: title.replace(/[<>]/g, ' ').trim(), body: body.replace(/[<>]/g, ' ') };
}
