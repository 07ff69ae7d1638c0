import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { editionChanges } from '#core/edition/edition-changes';
import type { RevisionLabel } from '#core/edition/edition';
import { revisionKind } from '#core/edition/revision-label';
import type { NextEdition } from './content/content.ts';
import type { Problem } from './content/problem.ts';
import type { PreviousTexts } from './previous-texts.ts';

export interface LabelledRevisions {
  readonly labels: readonly RevisionLabel[];
  readonly problems: readonly Problem[];
}

/** A label for every revised article: what next.yaml says, else by the share of words that changed. */
export async function labelRevisions(
  articles: readonly Article[],
  texts: ReadonlyMap<string, ArticleText>,
  previous: PreviousTexts,
  { labels: said = [] }: NextEdition,
): Promise<LabelledRevisions> {
  const { revised } = editionChanges(previous.published?.catalogue.articles ?? [], articles);
  const bySay = new Map(said.map((one) => [one.article, one]));
  const labels: RevisionLabel[] = [];
  for (const article of revised) {
    const label = bySay.get(article) ?? (await labelByWords(article, texts, previous));
    labels.push(label);
  }
  const known = new Set(revised);
  const problems = said
    .filter(({ article }) => !known.has(article))
    .map(({ article }) => strayLabel(article));
  return { labels, problems };
}

async function labelByWords(
  article: string,
  texts: ReadonlyMap<string, ArticleText>,
  previous: PreviousTexts,
): Promise<RevisionLabel> {
  const before = await previous.read(article);
  return { article, label: revisionKind(before?.text ?? '', texts.get(article)?.text ?? '') };
}

/** A label that was left from the edition before, or names an article that has not changed. */
function strayLabel(article: string): Problem {
  const message = `"${article}" is labelled, and is no article that has changed since the last edition`;
  return { file: 'next.yaml', code: 'old-label', severity: 'warning', message };
}
