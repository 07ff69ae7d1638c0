import type { SearchAnswer, SearchHit, Snippet, SnippetPart, WrongSymbol } from '#core/search/search-types';

/** An answer as lines for a terminal: title, id and facts, and the snippets with their paragraph numbers. */
export function formatAnswer(answer: SearchAnswer, query: string): readonly string[] {
  const { hits, total, aliases, didYouMean, leftOut, relaxed, tooBroad } = answer;
  return [
    ...hits.flatMap((hit, at) => formatHit(hit, at + 1)),
    countSentence(hits.length, total, query),
    ...(relaxed ? [someWords(answer)] : []),
    ...(leftOut === ''
      ? []
      : [`The query is too long, so this was left out: ${spell([{ text: leftOut, hit: false }])}`]),
    ...(tooBroad ? ['The query is very broad: not everything was looked at.'] : []),
    ...(answer.wrongSymbols ?? []).map(wrongSymbol),
    ...(answer.doubts ?? []).map(({ text, values }) => `No rule: ${text}. There is: ${values.join(', ')}`),
    ...(answer.unanswered === undefined
      ? []
      : [`Left aside, as it asks for what somebody has read or noted: ${answer.unanswered.join(', ')}`]),
    ...(aliases.length > 0 ? [`Also searched: ${aliases.join(', ')}`] : []),
    ...(didYouMean === undefined ? [] : [`Did you mean: ${didYouMean}`]),
  ];
}

function someWords({ withAllWords, unknownWords }: SearchAnswer): string {
  if (withAllWords > 0) return 'Little or nothing has all of the words: what has some of them is shown too.';
  if (unknownWords.length === 0) return 'Nothing has all of the words: what has some of them is shown.';
  return `Nothing in the archive has ${unknownWords.map((word) => `"${word}"`).join(', ')}: what has others of the words is shown.`;
}

const WRONG: Readonly<Record<WrongSymbol['reason'], string>> = {
  unreadable: 'it is not written as symbols are',
  'early-session': 'the General Assembly numbers with the session from its 31st session on',
  'late-session': 'Roman numerals of sessions end with the 30th',
  'no-session': 'the Roman numeral is none',
  'before-1946': 'there were no resolutions before 1946',
  'other-year': 'the archive has it with another year',
  'year-order': 'the numbers before and after it are of other years',
};

function wrongSymbol({ text, reason, suggestions }: WrongSymbol): string {
  const meant = suggestions.length === 0 ? '' : `; did you mean ${suggestions.join(' or ')}?`;
  return `This symbol looks wrong: ${spell([{ text, hit: false }])}: ${WRONG[reason]}${meant}`;
}

function countSentence(shown: number, total: number, query: string): string {
  if (total === 0) return `Nothing found for "${query}".`;
  const found = `${total} ${total === 1 ? 'result' : 'results'}`;
  return shown < total ? `${found}, the first ${shown} shown` : found;
}

function formatHit(hit: SearchHit, rank: number): readonly string[] {
  const number = hit.type === 'article' ? undefined : hit.number;
  const what = hit.type === 'page' ? [`page ${hit.page} of ${hit.pages}`] : [hit.type, hit.kind];
  const facts = [hit.id, ...what, number, hit.lang, hit.published].filter(Boolean);
  return [`${rank}. ${spell(hit.title)}`, `   ${facts.join(' · ')}`, ...hit.snippets.map(formatSnippet), ''];
}

function formatSnippet({ parts, number, section }: Snippet): string {
  const place = [section, number === undefined ? undefined : `¶${number}`].filter(Boolean).join(' ');
  return `   ${place === '' ? '' : `${place}: `}${spell(parts)}`;
}

/** One line, whatever the text has in it: a terminal obeys control characters. */
function spell(parts: readonly SnippetPart[]): string {
  return parts
    .map((part) => part.text)
    .join('')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ');
}
