import { splitWords } from '#core/changes/split-words';

const NAME_OR_NUMBER = /^\p{Lu}|\p{N}/u;

/**
 * Whether two pieces of text have the same names and numbers, each as often. Sentences of one kind differ in little else
 * (`Profit rose 12 pct`, `Profit rose 31 pct`), and then they are not the same statement, however alike.
 */
export function haveSameNames(one: string, other: string): boolean {
  const left = namesIn(one);
  const right = namesIn(other);
  return left.length === right.length && left.every((name, at) => name === right[at]);
}

function namesIn(text: string): readonly string[] {
  return splitWords(text)
    .map(({ text: word }) => word)
    .filter((word) => NAME_OR_NUMBER.test(word))
    .toSorted();
}
