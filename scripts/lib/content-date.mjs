/** The date of an archive without any dated article. */
const NO_DATE = '2000-01-01T00:00:00.000Z';

/**
 * The newest day that `published` or `updated` names in the front matter of any article.
 * @param {readonly string[]} articles Markdown files as text
 * @returns {string} ISO 8601, noon UTC of that day, which is the same day in almost every place
 */
export function newestDate(articles) {
  const days = articles
    .map((text) => /^---\r?\n(.*?)\r?\n---/s.exec(text)?.[1] ?? '')
    .flatMap((matter) => [...matter.matchAll(/^(?:published|updated):\s*["']?(\d{4}-\d{2}-\d{2})/gm)])
    .map((match) => match[1])
    .toSorted();
  const newest = days.at(-1);
  return newest === undefined ? NO_DATE : `${newest}T12:00:00.000Z`;
}
