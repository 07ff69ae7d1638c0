import type { SearchAnswer } from '#core/search/search-types';
import type { Result } from '#core/result';
import type { SearchFailure } from '#shared/search-messages';

type Answer = Result<SearchAnswer, SearchFailure>;

/** A busy machine gets this many goes at a query; after that what was found is what there is. */
const MOST_TRIES = 5;

/**
 * Asks, and asks again while the engine says that time ran out: what it read is kept, so each try gets further.
 * `onAnswer` gets every answer, the unfinished ones too; `isLast` says that it is to be kept.
 */
export async function askUntilDone(
  ask: () => Promise<Answer | null>,
  onAnswer: (answer: Answer, isLast: boolean) => void,
  isLate: () => boolean,
): Promise<void> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const answer = await ask();
    if (answer === null || isLate()) return;
    const isDone = !answer.ok || !answer.value.outOfTime;
    onAnswer(answer, isDone);
    if (isDone) return;
  }
}
