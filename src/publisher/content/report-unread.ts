import { nearestName } from '../nearest-name.ts';
import { listFiles, listLinks } from './list-files.ts';
import type { Report } from './problem.ts';

interface ReadFolder {
  readonly pattern: RegExp;
  /** The pattern, in words. */
  readonly words: string;
}

/** Folders of a content folder, and what is read in them. */
const FOLDERS: Readonly<Record<string, ReadFolder>> = {
  articles: { pattern: /\.md$/, words: 'Markdown (.md)' },
  sources: { pattern: /\.(?:ya?ml|json)$/, words: 'YAML and JSON' },
  conferences: { pattern: /\.(?:ya?ml|json)$/, words: 'YAML and JSON' },
  organisations: { pattern: /\.(?:ya?ml|json)$/, words: 'YAML and JSON' },
};
/** Named by the content format, and not read by this version. */
const LATER = 'claims';
const MEDIA = 'files';
/** Files at the top that are read. */
const FILES = ['archive.yaml', 'topics.yaml', 'terms.yaml', 'next.yaml'];
/** Texts about the folder, and what systems put into every folder. */
const BESIDE =
  /^(?:(?:readme|licen[cs]e|changelog|contributing|notice)(?:\.[a-z]+)?|makefile)$|(?:^|\/)(?:thumbs\.db|desktop\.ini)$/i;
/** Other ways to write the ending of an article and of records. */
const MARKDOWN = /\.(?:md|markdown|mdown|mkdn?|mdx|txt|text)$/i;
const RECORDS = /\.(?:ya?ml|json)$/i;

/**
 * Warns of every file of a content folder that nothing reads: silence would look like consent.
 * @param named files that articles and sources name; undefined where not all of them could be read
 */
export async function reportUnread(
  folder: string,
  report: Report,
  named?: ReadonlySet<string>,
): Promise<void> {
  for (const path of await listFiles(folder)) {
    if (named?.has(path) === true || BESIDE.test(path)) continue;
    const reason = path.includes('/') ? reasonBelow(path, named !== undefined) : reasonAtTop(path);
    if (reason === undefined) continue;
    tell(path, reason, report);
  }
  for (const path of await listLinks(folder)) {
    if (named?.has(path) === true) continue;
    tell(path, 'it is a link, and links are not followed; put the file itself in its place', report);
  }
}

function tell(file: string, reason: string, report: Report): void {
  const message = `this file is not read: ${reason}`;
  report({ file, code: 'file-not-read', severity: 'warning', message });
}

function reasonAtTop(path: string): string | undefined {
  if (FILES.includes(path)) return undefined;
  const [stem] = path.toLowerCase().split('.');
  const near = RECORDS.test(path)
    ? nearestName(stem ?? '', FILES, (name) => name.replace('.yaml', ''))
    : undefined;
  if (near !== undefined) return `did you mean ${near}?`;
  const asFolder = RECORDS.test(path) ? nearestName(stem ?? '', Object.keys(FOLDERS)) : undefined;
  if (asFolder !== undefined) return `records of this kind are read from the folder ${asFolder}/`;
  if (MARKDOWN.test(path)) return 'articles are read from the folder articles/';
  return `at the top of a content folder only ${FILES.join(', ')} are read`;
}

function reasonBelow(path: string, knowsNamed: boolean): string | undefined {
  const [top = '', ...rest] = path.split('/');
  const name = rest.at(-1) ?? '';
  if (top === LATER) return 'claims are kept beside the articles, and no command uses them yet';
  const read = Object.hasOwn(FOLDERS, top) ? FOLDERS[top] : undefined;
  if (read?.pattern.test(path) === true) return undefined;
  if (top === MEDIA || (top === 'articles' && isMedia(name)))
    return knowsNamed ? 'no article and no source names it' : undefined;
  return read === undefined ? strangeFolder(top) : strangeEnding(top, name, read);
}

function strangeEnding(top: string, name: string, { pattern, words }: ReadFolder): string {
  const base = name.replace(/\.[^.]*$/, '');
  if (top === 'articles' && MARKDOWN.test(name))
    return `an article's name ends with .md: rename it ${base}.md`;
  if (pattern.test(name.toLowerCase())) return `write its ending in small letters: ${name.toLowerCase()}`;
  return `only ${words} files are read from ${top}/`;
}

function strangeFolder(top: string): string {
  const near = nearestName(top.toLowerCase(), [...Object.keys(FOLDERS), MEDIA, LATER]);
  const hint = near === undefined ? '' : `; did you mean ${near}/?`;
  return `there is no folder "${top}" in a content folder${hint}`;
}

function isMedia(name: string): boolean {
  return /\.(?:png|jpe?g|webp|gif|avif|svg|pdf)$/i.test(name);
}
