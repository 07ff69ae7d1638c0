// A short article of a content folder. Used by tests only.
import { writeFile } from 'node:fs/promises';

/** Writes an article with every field that one must have; its folder must be there. */
export async function writeArticleFile(file: string, id: string, body: string): Promise<void> {
  const head = `id: ${id}\ntitle: About ${id}\nlang: en\npublished: 2026-10-01\nkind: news`;
  await writeFile(file, `---\n${head}\n---\n\n${body}\n`);
}
