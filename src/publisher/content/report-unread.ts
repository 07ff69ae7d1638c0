import { listFiles } from './list-files.ts';
import type { Report } from './problem.ts';

/** Folders of a content folder whose every file is meant to be read, and what is read there. */
const READ: Readonly<Record<string, { readonly pattern: RegExp; readonly words: string }>> = {
  sources: { pattern: /\.(?:ya?ml|json)$/, words: 'YAML and JSON' },
  conferences: { pattern: /\.(?:ya?ml|json)$/, words: 'YAML and JSON' },
  organisations: { pattern: /\.(?:ya?ml|json)$/, words: 'YAML and JSON' },
};
/** Named by the content format, and not read by this version. */
const LATER = 'claims';

/** Warns of files that lie where records are read and are not read: silence would look like consent. */
export async function reportUnread(folder: string, report: Report): Promise<void> {
  for (const path of await listFiles(folder)) {
    const [top = ''] = path.split('/');
    const read = Object.hasOwn(READ, top) ? READ[top] : undefined;
    const isUnread =
      path.includes('/') && (top === LATER || (read !== undefined && !read.pattern.test(path)));
    if (!isUnread) continue;
    const message =
      read === undefined
        ? 'this file is not read: claims are kept beside the articles, and no command uses them yet'
        : `this file is not read: only ${read.words} are read from ${top}/`;
    report({ file: path, line: 1, code: 'file-not-read', severity: 'warning', message });
  }
}
