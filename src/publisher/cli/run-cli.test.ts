import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillSamples } from '../fill-samples.ts';
import { jsonOf, runFake } from './fake-io.ts';

const PAGES = join(import.meta.dirname, '../../../fixtures/pages');
const PAGE = join(PAGES, '01-twice-with-menus.txt');

let root = '';
let folder = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-cli-'));
  folder = join(root, 'content');
});
afterEach(async () => rm(root, { recursive: true, force: true }));

describe('the command line', () => {
  it('shows its help when asked, and ends well', async () => {
    const { code, out, err } = await runFake(['--help']);
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(/new.*import.*check.*keys.*publish.*pack.*verify.*diff.*search/su);
    expect(err).toEqual([]);
  });

  it('without a command shows its help as an error', async () => {
    const { code, out, err } = await runFake([]);
    expect(code).toBe(2);
    expect(out).toEqual([]);
    expect(err.join('\n')).toContain('Usage: attache');
  });

  it.each([
    [['nonsense'], /unknown command "nonsense"; "attache help" lists them all$/],
    [['help', 'nonsense'], /unknown command "nonsense"; "attache help" lists them all$/],
    [
      ['chekc', 'x'],
      /unknown command "chekc"; did you mean "attache check"\? "attache help" lists them all$/,
    ],
    [
      ['keys', 'shwo'],
      /unknown command "keys shwo"; did you mean "attache keys show"\? "attache help keys" lists/,
    ],
    [['check'], /missing required argument 'folder'/],
    [['check', 'x', '--loud'], /unknown option '--loud'/],
    [['check', 'x', 'y'], /too many arguments/],
    [['publish', 'x'], /required option '--to <dir>'/],
    [['publish', 'x', '--to', 'y'], /required option '--key <file>'/],
    [['pack', 'x', '--to', 'y', '--since', 'last'], /an edition is a number from 1/],
    [['import', 'x', 'y', '--as', 'pdf'], /Allowed choices are auto, text, markdown/],
    [['check', 'x', '--to', 'y'], /needs --write-ids/],
  ])('%j is wrong usage', async (args, sentence) => {
    const { code, out, err } = await runFake(args);
    expect(code).toBe(2);
    expect(out).toEqual([]);
    expect(err[0]).toMatch(/^[\w-]+:1: bad-usage: /u);
    expect(err.join('\n')).toMatch(sentence);
  });

  it.each([
    [['nonsense', '--json'], /^unknown command "nonsense"/],
    [['check', '--json'], /^missing required argument 'folder'/],
  ])('%j is told as a JSON object, too', async (args, message) => {
    const run = await runFake(args);
    expect(run.code).toBe(2);
    expect(jsonOf(run)).toEqual({ ok: false, code: 'bad-usage', message: expect.stringMatching(message) });
  });

  it('says that the machine failed, not the input, where the disk does', async () => {
    const askHidden = (): Promise<never> => Promise.reject(new Error('the terminal is gone'));
    const run = await runFake(['keys', 'new', join(root, 'key'), '--json'], { askHidden });
    expect(run.code).toBe(4);
    expect(run.err).toEqual(['attache:1: crashed: the terminal is gone']);
    expect(jsonOf(run)).toEqual({ ok: false, code: 'crashed', message: 'the terminal is gone' });
  });
});

describe('new', () => {
  it('makes a folder that passes check, which names every sample that is to be replaced', async () => {
    const made = await runFake(['new', folder]);
    expect(made.code).toBe(0);
    expect(made.out).toContain('archive.yaml');
    const checked = await runFake(['check', folder]);
    expect(checked.code).toBe(0);
    expect(checked.out).toEqual(['1 article, 1 source: 0 errors, 4 warnings']);
    expect(checked.err).toEqual([
      expect.stringMatching(
        /^archive\.yaml:3: placeholder: warning: "New archive" .* name that readers see/u,
      ),
      expect.stringMatching(/^archive\.yaml:4: placeholder: warning: "Name of your organisation" /u),
      expect.stringMatching(/^archive\.yaml:6: placeholder: warning: "archive@example\.org" /u),
      expect.stringMatching(
        /first-article\.md:3: placeholder: warning: .* sample article .* delete the file/u,
      ),
    ]);
    const json = jsonOf(await runFake(['check', folder, '--json']));
    expect(json).toMatchObject({ ok: true, articles: 1, sources: 1, errors: 0, warnings: 4, pinned: 0 });
  });

  it('is quiet once the samples are replaced, and names those that were forgotten', async () => {
    await runFake(['new', folder]);
    const file = join(folder, 'articles/en/first-article.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('How an article of this archive is written', 'Our year'));
    const half = await runFake(['check', folder]);
    expect(half.err.filter((line) => line.startsWith('articles/')).map((line) => line.split(' ')[0])).toEqual(
      [
        'articles/en/first-article.md:6:',
        'articles/en/first-article.md:10:',
        'articles/en/first-article.md:11:',
      ],
    );
    await fillSamples(folder);
    expect(await runFake(['check', folder])).toEqual({
      code: 0,
      err: [],
      out: ['1 article, 1 source: 0 errors, 0 warnings'],
    });
  });

  it('gives every archive an id of its own', async () => {
    await runFake(['new', folder], { randomHex: () => '00000001' });
    const first = await readFile(join(folder, 'archive.yaml'), 'utf8');
    expect(first).toMatch(/^archiveId: content-00000001$/mu);
  });

  it('refuses a folder that is not empty, and a file; both stay as they were', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'note.txt'), 'mine');
    const full = await runFake(['new', folder]);
    expect(full.code).toBe(2);
    expect(full.err[0]).toBe(`${folder}:1: not-empty: This folder is not empty; it was left as it is.`);
    expect(await readdir(folder)).toEqual(['note.txt']);
    const file = await runFake(['new', join(folder, 'note.txt')]);
    expect(file.code).toBe(2);
    expect(await readFile(join(folder, 'note.txt'), 'utf8')).toBe('mine');
  });

  it('says that the disk cannot be written', async () => {
    const { code, err } = await runFake(['new', join(root, 'x'.repeat(300))]);
    expect(code).toBe(4);
    expect(err[0]).toMatch(/:1: write-failed: This folder cannot be written: /u);
  });
});

describe('import', () => {
  it('adds a page to a folder that then passes check', async () => {
    await runFake(['new', folder]);
    const { code, out, err } = await runFake(['import', folder, PAGE]);
    expect(code).toBe(0);
    expect(out.at(-1)).toBe('1 article, 2 sources, 1 conference written');
    expect(out[0]).toMatch(/^written {5}articles\/en\/harbour-women-.*\.md {2}Harbour Women attend/u);
    for (const line of err) expect(line).toMatch(/\.txt:\d+: [a-z-]+: (?:unsure|info): \S/u);
    expect((await runFake(['check', folder])).code).toBe(0);
    const again = await runFake(['import', folder, PAGE]);
    expect(again.out[0]).toMatch(/^unchanged/u);
    expect(again.out.at(-1)).toBe('0 articles, 0 sources, 0 conferences written');
  });

  it('prints one JSON object', async () => {
    await runFake(['new', folder]);
    const run = await runFake(['import', folder, PAGE, '--json', '--dry-run']);
    expect(jsonOf(run)).toMatchObject({ ok: true, dryRun: true, articles: [{ status: 'would-write' }] });
  });

  it('says of a dry run what it would write, and writes nothing', async () => {
    await runFake(['new', folder]);
    const before = await readdir(folder, { recursive: true });
    const { code, out } = await runFake(['import', folder, PAGE, '--dry-run']);
    expect(code).toBe(0);
    for (const line of out.slice(0, -1)) expect(line).toMatch(/^would write [a-z]+\//u);
    expect(out.at(-1)).toBe(
      '1 article, 2 sources, 1 conference would be written; dry run: nothing was written',
    );
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  it('of an article that is refused writes nothing, and a dry run foretells that', async () => {
    await runFake(['new', folder]);
    // Of two pages with one title the second cites a source that nothing else does.
    const page = (source: string) =>
      `A note on the two ports\n\n1 May 2020\n\nThe council read the report on ${source} in one evening and asked for more time to think.[1]\n\nSources:\n1. Report on ${source} (A/RES/70/${source.length})\n`;
    await writeFile(join(root, 'one.txt'), page('Ferries'));
    await writeFile(join(root, 'two.txt'), page('Lighthouses'));
    const inputs = [join(root, 'one.txt'), join(root, 'two.txt')];
    const dry = await runFake(['import', folder, ...inputs, '--dry-run']);
    const real = await runFake(['import', folder, ...inputs]);
    expect([dry.code, real.code]).toEqual([1, 1]);
    expect(dry.err).toEqual(real.err);
    expect(real.err.filter((line) => line.includes(': exists: '))).toEqual([
      `${inputs[1] ?? ''}:1: exists: articles/en/a-note-on-the-two-ports.md is there with other text and was left as it is`,
    ]);
    expect(dry.out.map((line) => line.replace(/^would write/u, 'written    ')).slice(0, -1)).toEqual(
      real.out.slice(0, -1),
    );
    expect(dry.out.at(-1)).toMatch(/^1 article, 1 source, 0 conferences would be written; /u);
    expect(real.out.at(-1)).toBe('1 article, 1 source, 0 conferences written');
    const sources = await readdir(join(folder, 'sources'));
    expect(sources.filter((name) => /ferries|lighthouses/u.test(name))).toHaveLength(1);
    const again = await runFake(['import', folder, ...inputs.slice(1), '--json']);
    expect(jsonOf(again)).toMatchObject({ ok: false, articles: [{ status: 'refused' }], sources: [] });
    expect(await readdir(join(folder, 'sources'))).toEqual(sources);
  });

  it('ends with 4 where what it was given is not there and nothing else is wrong, with line 1 in JSON', async () => {
    await runFake(['new', folder]);
    const absent = join(root, 'absent.txt');
    const run = await runFake(['import', folder, absent, PAGE, '--json']);
    expect(run.code).toBe(4);
    expect(run.err[0]).toBe(`${absent}:1: not-found: there is no such file`);
    expect(jsonOf(run)).toMatchObject({
      ok: false,
      articles: [{ status: 'written' }],
      notices: expect.arrayContaining([
        expect.objectContaining({ file: absent, code: 'not-found', line: 1 }),
      ]),
    });
  });

  it.each([
    ['is not there', async () => {}],
    ['is empty', async () => mkdir(folder)],
    ['is a file', async () => writeFile(folder, 'mine')],
  ])('refuses a folder that %s, says how to make one, and writes nothing', async (_, make) => {
    await make();
    const before = await readdir(root, { recursive: true });
    const run = await runFake(['import', folder, PAGE, '--json']);
    expect(run.code).toBe(2);
    expect(run.err).toEqual([
      `${folder}:1: no-content-folder: "${folder}" is no content folder (there is no archive.yaml in it); make one with: attache new ${folder}`,
    ]);
    expect(jsonOf(run)).toMatchObject({ ok: false, code: 'no-content-folder' });
    expect(await readdir(root, { recursive: true })).toEqual(before);
  });

  it('refuses a folder of images that is not there', async () => {
    await runFake(['new', folder]);
    const run = await runFake(['import', folder, PAGE, '--media', join(root, 'img')]);
    expect(run.code).toBe(4);
    expect(run.err[0]).toMatch(/img:1: not-a-folder: ".*img" is no folder; --media names /u);
  });

  it('stops between two inputs when it is told to; what it has done by then is whole', async () => {
    await runFake(['new', folder]);
    let asked = 0;
    const isCancelled = (): boolean => {
      asked += 1;
      return asked > 2;
    };
    const run = await runFake(['import', folder, PAGES, '--json'], { isCancelled });
    expect(run.code).toBe(130);
    expect(run.err.at(-1)).toContain(':1: cancelled: ');
    expect(jsonOf(run)).toMatchObject({ ok: false, isCancelled: true, articles: [{}, {}] });
    const names = await readdir(folder, { recursive: true });
    expect(names.filter((name) => name.endsWith('.md'))).toHaveLength(3);
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('ends with 1 where an input cannot be used, and still takes the others', async () => {
    await runFake(['new', folder]);
    await writeFile(join(root, 'empty.txt'), '');
    await writeFile(join(root, 'latin.txt'), new Uint8Array([0x61, 0x0a, 0xe9, 0x20]));
    const run = await runFake([
      'import',
      folder,
      join(root, 'empty.txt'),
      join(root, 'absent.txt'),
      join(root, 'latin.txt'),
      PAGE,
      '--json',
    ]);
    expect(run.code).toBe(1);
    expect(run.err.filter((line) => !/: (?:unsure|info): /u.test(line))).toEqual([
      `${join(root, 'empty.txt')}:1: empty: the file is empty`,
      `${join(root, 'absent.txt')}:1: not-found: there is no such file`,
      `${join(root, 'latin.txt')}:2: not-utf8: line 2 holds a character that is not UTF-8; save the file as UTF-8 in your editor`,
    ]);
    expect(jsonOf(run)).toMatchObject({ ok: false, articles: [{ status: 'written' }] });
  });
});
