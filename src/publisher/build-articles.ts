import type { Article, BlobRef } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Citation } from '#core/archive/citation';
import type { Source } from '#core/archive/source';
import { buildArticleText } from '#core/article/build-article-text';
import { renderArticleHtml } from '#core/article/render-article';
import type { RenderedNote } from '#core/article/render-notes';
import { formatCitation } from '#core/citation/format-source';
import { canonicalJson } from '#core/edition/canonical-json';
import { splitWords } from '#core/text/split-words';
import { sha256Hex } from '#node/edition/sha256';
import type { BlobInput } from '#node/edition/write-edition';
import { assignArticleIds, type PreviousText } from './assign-article-ids.ts';
import { compact } from './content/compact.ts';
import type { Content, ContentArticle, FileBlob } from './content/content.ts';

/** The articles of an edition, their texts, and the blobs they are made of. */
export interface BuiltArticles {
  /** In the order of the content: by id. */
  readonly articles: readonly Article[];
  /** By article id. */
  readonly texts: ReadonlyMap<string, ArticleText>;
  readonly blobs: readonly BlobInput[];
}

/** What the articles' ids are taken from, and who wants to know how far it is. */
export interface BuildOptions {
  readonly previousText: PreviousText;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Gives every block its id and turns every article into the blobs that readers get. Empties the content's articles. */
export async function buildArticles(content: Content, options: BuildOptions): Promise<BuiltArticles> {
  const sources = new Map(content.sources.map((source) => [source.id, source]));
  const order = content.articles.map(({ head }) => head.id);
  const built = new Map<string, BuiltArticle>();
  for await (const { article, ids } of assignArticleIds(content.articles, options.previousText)) {
    built.set(article.head.id, buildArticle(article, ids, sources));
    options.onProgress?.(built.size, order.length);
  }
  const inOrder = order.flatMap((id) => built.get(id) ?? []);
  return {
    articles: inOrder.map(({ article }) => article),
    texts: new Map(inOrder.map(({ article, text }) => [article.id, text])),
    blobs: inOrder.flatMap(({ blobs }) => blobs),
  };
}

interface BuiltArticle {
  readonly article: Article;
  readonly text: ArticleText;
  readonly blobs: readonly BlobInput[];
}

function buildArticle(
  content: ContentArticle,
  ids: readonly string[],
  sources: ReadonlyMap<string, Source>,
): BuiltArticle {
  const { head, draft, files } = content;
  const { text, citations } = buildArticleText(draft, ids);
  const image = imageOf(content);
  const html = renderArticleHtml({
    ...head,
    ...compact({ image }),
    draft,
    text,
    notes: citations.map((citation) => renderedNote(citation, sources, head.lang)),
    blobOf: (path) => files.get(path)?.sha256,
  });
  const htmlBlob = bytesBlob(html, 'text/html');
  const textBlob = bytesBlob(canonicalJson(text), 'application/json');
  const attachments = distinct([...files.values()]);
  const fields = {
    ...head,
    ...compact({ image }),
    words: splitWords(text.text).length,
    citations,
    html: refOf(htmlBlob),
    text: refOf(textBlob),
    attachments: attachments.map(refOf),
  };
  return {
    article: { ...fields, rev: sha256Hex(canonicalJson(fields)) },
    text,
    blobs: [htmlBlob, textBlob, ...attachments.map(fileBlob)],
  };
}

function imageOf({ image, files }: ContentArticle): Article['image'] {
  const blob = image === undefined ? undefined : files.get(image.path);
  return image === undefined || blob === undefined ? undefined : { ...refOf(blob), alt: image.alt };
}

function renderedNote(citation: Citation, sources: ReadonlyMap<string, Source>, lang: string): RenderedNote {
  const { number, note, source: id } = citation;
  const source = id === undefined ? undefined : sources.get(id);
  const formatted = source === undefined ? undefined : formatCitation(source, citation.locator, lang);
  return compact({ number, note, source: id, citation: formatted });
}

function bytesBlob(text: string, type: string): BlobInput {
  const bytes = new TextEncoder().encode(text);
  return { sha256: sha256Hex(bytes), size: bytes.length, type, from: { bytes } };
}

/** A file of the content folder as a blob that is copied from there. */
export function fileBlob({ sha256, size, type, path }: FileBlob): BlobInput {
  return { sha256, size, type, from: { path } };
}

function refOf({ sha256, size, type }: BlobRef): BlobRef {
  return { sha256, size, type };
}

function distinct(files: readonly FileBlob[]): readonly FileBlob[] {
  const bySha = new Map(files.map((file) => [file.sha256, file]));
  return [...bySha.values()].toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}
