import { hasSameStructure } from '#core/article/assign-block-ids';
import type { DraftLink } from '#core/article/article-draft';
import type { Severity } from '#core/article/body-problem';
import type { ContentArticle } from './content.ts';
import { isLanguageTag } from './language-tag.ts';
import type { ProblemCode, Report } from './problem.ts';

/** What articles may name. */
export interface KnownIds {
  readonly articles: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly conferences: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  readonly languages: readonly string[];
}

/** Checks every article against the rest of the folder. */
export function checkArticles(articles: readonly ContentArticle[], known: KnownIds, report: Report): void {
  const byId = new Map<string, ContentArticle>();
  for (const article of articles) {
    const { id } = article.head;
    if (id === '') continue;
    const other = byId.get(id);
    if (other === undefined) byId.set(id, article);
    else tell(article, 'id', 'duplicate-id', `the article "${id}" is already in ${other.file}`, report);
  }
  for (const article of articles) {
    checkNames(article, known, report);
    checkNotes(article, known, report);
    for (const link of article.draft.links) checkLink(article, link, byId, report);
    checkTranslation(article, byId, report);
  }
}

function tell(
  article: ContentArticle,
  key: string,
  code: ProblemCode,
  message: string,
  report: Report,
  severity: Severity = 'error',
): void {
  report({ file: article.file, line: article.lineOf(key), code, severity, message });
}

function checkNames(article: ContentArticle, known: KnownIds, report: Report): void {
  const { lang, topics, conferences } = article.head;
  // A tag that is none was told where it stands; until the archive's own are mended, none is compared with them.
  const isTold = [lang, ...known.languages].some((tag) => !isLanguageTag(tag));
  if (!isTold && known.languages.length > 0 && !known.languages.includes(lang)) {
    const message = `the language "${lang}" is not among the languages of archive.yaml`;
    tell(article, 'lang', 'unknown-language', message, report);
  }
  for (const topic of topics.filter((id) => !known.topics.has(id))) {
    tell(article, 'topics', 'unknown-topic', `there is no topic "${topic}" in topics.yaml`, report);
  }
  for (const conference of conferences.filter((id) => !known.conferences.has(id))) {
    tell(article, 'conferences', 'unknown-conference', `there is no conference "${conference}"`, report);
  }
}

function checkNotes(article: ContentArticle, known: KnownIds, report: Report): void {
  for (const { source, line } of article.draft.notes) {
    if (source === undefined || known.sources.has(source)) continue;
    const message = `there is no source "${source}" in sources/`;
    const at = { file: article.file, line: line + article.bodyLines };
    report({ ...at, code: 'unknown-source', severity: 'error', message });
  }
}

function checkLink(
  article: ContentArticle,
  link: DraftLink,
  byId: ReadonlyMap<string, ContentArticle>,
  report: Report,
): void {
  const at = { file: article.file, line: link.line + article.bodyLines, severity: 'error' } as const;
  const target = link.article === undefined ? article : byId.get(link.article);
  if (target === undefined) {
    report({ ...at, code: 'unknown-article', message: `there is no article "${link.article}"` });
    return;
  }
  const { block } = link;
  if (block === undefined || pinsOf(target, byId).has(block)) return;
  const message = `"${target.head.id}" has no block with the pinned id "${block}"`;
  report({ ...at, code: 'unknown-block', message });
}

function pinsOf(article: ContentArticle, byId: ReadonlyMap<string, ContentArticle>): ReadonlySet<string> {
  const original = byId.get(article.head.translationOf ?? '');
  const blocks = [...article.draft.blocks, ...(original?.draft.blocks ?? [])];
  return new Set(blocks.flatMap((block) => (block.pinnedId === undefined ? [] : [block.pinnedId])));
}

function checkTranslation(
  article: ContentArticle,
  byId: ReadonlyMap<string, ContentArticle>,
  report: Report,
): void {
  const { translationOf, lang, id } = article.head;
  if (translationOf === undefined) return;
  const original = byId.get(translationOf);
  if (original === undefined) {
    const message = `there is no article "${translationOf}" that this could be a translation of`;
    tell(article, 'translationOf', 'unknown-translation', message, report);
    return;
  }
  if (translationOf === id || original.head.translationOf !== undefined) {
    const message = `"${translationOf}" is no original: name the article that was translated first`;
    tell(article, 'translationOf', 'bad-translation', message, report);
  } else if (original.head.lang === lang) {
    const message = `"${translationOf}" is in the same language (${lang})`;
    tell(article, 'translationOf', 'bad-translation', message, report);
  } else if (!hasSameStructure(article.draft.blocks, original.draft.blocks)) {
    const message = structureMessage(article, original);
    tell(article, 'translationOf', 'translation-structure', message, report, 'warning');
  }
}

function structureMessage(article: ContentArticle, original: ContentArticle): string {
  const own = article.draft.blocks;
  const others = original.draft.blocks;
  const at = others.findIndex((block, index) => own[index]?.kind !== block.kind);
  const line = (own[at] ?? own.at(-1))?.line ?? 1;
  return (
    `this has ${own.length} blocks and its original ${others.length}; they part at line ${line + article.bodyLines}: ` +
    'paragraphs of the two cannot be shown side by side'
  );
}
