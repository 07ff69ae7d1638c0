import type { FileBlob } from './content.ts';
import type { FileBlobs } from './file-blobs.ts';
import type { ParsedArticle } from './parse-article.ts';
import type { Report } from './problem.ts';

/** Finds every image that an article shows; reports those that are not there. */
export async function readArticleFiles(
  article: ParsedArticle,
  blobs: FileBlobs,
  report: Report,
): Promise<ReadonlyMap<string, FileBlob>> {
  const { file, draft, image, bodyLines } = article;
  const named = draft.images.map(({ path, line }) => ({ path, line: line + bodyLines }));
  const all = image === undefined ? named : [{ path: image.path, line: article.lineOf('image') }, ...named];
  const found = new Map<string, FileBlob>();
  for (const { path, line } of all) {
    const blob = await blobs.find(path, file, 'image');
    if (blob.ok) found.set(path, blob.value);
    else report({ file, line, code: blob.code, severity: 'error', message: blob.message });
  }
  return found;
}

/** Finds the file that a source's record names. */
export async function readSourceFile(
  at: { readonly file: string; readonly line: number },
  path: string,
  blobs: FileBlobs,
  report: Report,
): Promise<FileBlob | undefined> {
  const blob = await blobs.find(path, at.file, 'file');
  if (blob.ok) return blob.value;
  report({ ...at, code: blob.code, severity: 'error', message: blob.message });
  return undefined;
}
