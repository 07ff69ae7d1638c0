import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ROOT } from './launch.ts';

const CLI = join(ROOT, 'out/cli/attache.js');
export const PASSPHRASE = 'a passphrase for tests only';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line, as staff do. */
export function attache(...args: readonly string[]): Promise<CliRun> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { ...process.env, ATTACHE_PASSPHRASE: PASSPHRASE },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: string[] = [];
    const err: string[] = [];
    child.stdout.on('data', (chunk) => out.push(String(chunk)));
    child.stderr.on('data', (chunk) => err.push(String(chunk)));
    child.once('error', fail);
    child.once('exit', (code) => done({ code: code ?? -1, out: out.join(''), err: err.join('') }));
  });
}

/** The same, where anything but success is a failed test. */
export async function attacheOk(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await attache(...args);
  if (code !== 0) throw new Error(`attache ${args.join(' ')} ended with ${code}\n${out}${err}`);
  return out;
}

/** Folder of real data for tests; undefined on a machine without it. */
export function testData(): string | undefined {
  const folder = resolve(ROOT, process.env['ATTACHE_TEST_DATA'] ?? '../shared/data');
  return existsSync(folder) ? folder : undefined;
}

export interface Publisher {
  /** The content folder that was made with `attache new`. */
  readonly content: string;
  readonly publication: string;
  /** Publishes the content as the next edition and packs it; resolves with the file's path. */
  publish(date: string): Promise<string>;
}

/** Somebody with a content folder and a key, in a work folder. */
export async function makePublisher(folder: string, name = 'publisher'): Promise<Publisher> {
  const content = join(folder, `${name}-content`);
  const publication = join(folder, `${name}-publication`);
  const key = join(folder, `${name}.key`);
  await attacheOk('new', content);
  await attacheOk('keys', 'new', key);
  let edition = 0;
  return {
    content,
    publication,
    async publish(date) {
      edition += 1;
      await attacheOk('publish', content, '--to', publication, '--key', key, '--date', date);
      const file = join(folder, `${name}-${edition}.attache`);
      await attacheOk('pack', publication, '--to', file);
      return file;
    },
  };
}

/** Writes one article into a content folder. */
export async function writeArticle(
  content: string,
  id: string,
  fields: Readonly<Record<string, string>>,
  body: string,
): Promise<void> {
  const head = { id, title: id, lang: 'en', published: '2026-03-01', kind: 'news', ...fields };
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${value}`);
  await writeFile(join(content, 'articles', `${id}.md`), `---\n${lines.join('\n')}\n---\n\n${body}\n`);
}
