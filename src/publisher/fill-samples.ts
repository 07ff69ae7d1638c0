// Puts a person's words in the place of the samples of a new content folder. Used by tests only.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLE_ARCHIVE, SAMPLE_ARTICLE } from './content/placeholders.ts';

const IMAGE = 'files/port.png';
const ARCHIVE = [
  [SAMPLE_ARCHIVE.title, 'Ports and people'],
  [SAMPLE_ARCHIVE.publisher, 'Harbour Women'],
  [SAMPLE_ARCHIVE.contact, 'desk@harbour.example'],
] as const;
const ARTICLE = [
  [SAMPLE_ARTICLE.title, 'How we write an article'],
  [SAMPLE_ARTICLE.summary, 'What we did this year.'],
  [`[${SAMPLE_ARTICLE.author}]`, '[Jane Doe]'],
  [SAMPLE_ARTICLE.image, IMAGE],
] as const;

/** Every line of the folder stays where it was; `check` has then nothing to say. */
export async function fillSamples(folder: string): Promise<void> {
  await change(join(folder, 'archive.yaml'), ARCHIVE);
  await change(join(folder, 'articles/en/first-article.md'), ARTICLE);
  await rename(join(folder, SAMPLE_ARTICLE.image), join(folder, IMAGE));
}

async function change(file: string, pairs: readonly (readonly [string, string])[]): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = pairs.reduce((all, [from, to]) => all.replace(from, to), text);
  await writeFile(file, changed);
}
