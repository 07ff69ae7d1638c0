import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attache as run, makePublisher, writeArticle } from './cli.ts';
import { EVIL_WORDS, makeEvilBundle } from './evil-bundle.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import { ROOT } from './launch.ts';
import { openArticle } from './pages/search-page.ts';

/** What the window says for a refusal, in English, as the catalogue has it. */
async function sentenceOf(code: string): Promise<string> {
  const file = join(ROOT, 'src/renderer/i18n/en.json');
  const catalogue: unknown = JSON.parse(await readFile(file, 'utf8'));
  const sentence = new Map(Object.entries(catalogue ?? {})).get(`refusal.${code}`);
  if (typeof sentence !== 'string') throw new Error(`the catalogue has no refusal.${code}`);
  return sentence;
}

/** Names and sizes of everything the app keeps of its archives. */
async function kept(userData: string): Promise<readonly string[]> {
  const folder = join(userData, 'archive');
  const names = (await readdir(folder, { recursive: true })).toSorted();
  return Promise.all(names.map(async (name) => `${name} ${(await stat(join(folder, name))).size}`));
}

/** Opens a file as if in the system's dialog. */
async function openFile({ app, page }: RunningApp, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await page.keyboard.press('Control+o');
}

/** Opens a file and gives the sentence that the window shows. */
async function refusal(attache: RunningApp, file: string): Promise<string> {
  await openFile(attache, file);
  const alert = attache.page.getByRole('region', { name: 'Updates' }).getByRole('alert');
  await expect(alert).toBeVisible();
  return alert.innerText();
}

test('a bad bundle is refused with a sentence, and nothing was changed', async ({
  start,
  workFolder,
  userData,
}) => {
  const publisher = await makePublisher(workFolder);
  const good = await readFile(await publisher.publish('2026-11-01'));
  const attache = await start();
  const before = await kept(userData);

  const flipped = Buffer.from(good);
  const at = Math.floor(flipped.length / 2);
  flipped[at] = (flipped[at] ?? 0) ^ 1;
  const cases: readonly (readonly [name: string, bytes: Buffer, code: string])[] = [
    ['no-bundle.attache', Buffer.from('%PDF-1.7 This is a document.'), 'not-a-bundle'],
    ['empty.attache', Buffer.alloc(0), 'incomplete'],
    ['truncated.attache', good.subarray(0, Math.floor(good.length * 0.7)), 'incomplete'],
    ['flipped.attache', flipped, 'hash-mismatch'],
  ];
  for (const [name, bytes, code] of cases) {
    const file = join(workFolder, name);
    await writeFile(file, bytes);
    expect(await refusal(attache, file), name).toContain(await sentenceOf(code));
    await attache.page.getByRole('button', { name: 'Close', exact: true }).click();
  }
  expect(await kept(userData)).toEqual(before);
  await openArticle(attache.page, 'untoc-explained');
});

test('a signed bundle of a stranger whose article holds only words is shown, installed and read', async ({
  attache,
  workFolder,
}) => {
  const { page, article } = attache;
  await openFile(attache, await makeEvilBundle(workFolder, ''));
  await expect(page.getByRole('group', { name: /evil\.attache/ })).toBeVisible();
  await page.getByRole('button', { name: 'Install', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Updates' }).getByRole('status').first()).toContainText(
    /Edition 1 is now open/,
  );
  await openArticle(page, 'evil-article');
  await expect(article.getByText(EVIL_WORDS)).toBeVisible();
});

for (const [what, payload] of [
  ['a script', ' <script>fetch("http://127.0.0.1:9/stolen")</script>'],
  ['a handler', ' <img src="/o/x" onerror="alert(1)">'],
  ['a form', ' <form action="https://example.org/"><input name="passphrase"></form>'],
  ['a refresh', ' <meta http-equiv="refresh" content="0;url=https://example.org/">'],
  ['a style', ' <style>body{background:url(https://example.org/)}</style>'],
  ['a frame', ' <iframe src="https://example.org/"></iframe>'],
] as const) {
  test(`a signed bundle whose article holds ${what} is refused`, async ({
    attache,
    workFolder,
    userData,
  }) => {
    const file = await makeEvilBundle(workFolder, payload);
    const before = await kept(userData);
    expect(await refusal(attache, file)).toContain(await sentenceOf('unsafe-content'));
    expect(await kept(userData)).toEqual(before);
    expect(await attache.page.evaluate(() => window.attache.app.network())).toMatchObject({ requests: 0 });
  });
}

test('a content folder with forty errors tells all forty at once, by file and line', async ({
  workFolder,
}) => {
  const { content } = await makePublisher(workFolder);
  await mkdir(join(content, 'articles/bad'), { recursive: true });
  for (let n = 1; n <= 40; n += 1) {
    const head = `---\nid: bad-${n}\ntitle: Bad ${n}\nlang: en\npublished: 2026-01-01\nkind: news\n---\n`;
    await writeFile(
      join(content, `articles/bad/bad-${n}.md`),
      `${head}\nA claim.[^1]\n\n[^1]: @nobody-${n}, p. ${n}\n`,
    );
  }
  const { code, err } = await run('check', content);
  expect(code).toBe(1);
  const lines = err.split('\n').filter((line) => line.includes('unknown-source'));
  expect(lines).toHaveLength(40);
  for (const line of lines) expect(line).toMatch(/^articles\/bad\/bad-\d+\.md:\d+: unknown-source: .+/);
  const json = await run('check', content, '--json');
  expect(JSON.parse(json.out)).toMatchObject({ ok: false });
});

test('a front matter of 50 MB is refused at once, with its file and line', async ({ workFolder }) => {
  const { content } = await makePublisher(workFolder);
  await writeFile(
    join(content, 'articles/huge.md'),
    `---\nid: huge\ntitle: "${'x'.repeat(50_000_000)}"\n---\n\nWords.\n`,
  );
  const started = Date.now();
  const { code, err } = await run('check', content);
  expect(code).toBe(1);
  expect(err).toMatch(/^articles\/huge\.md:\d+: (front-matter-too-large|file-too-large): /m);
  expect(Date.now() - started).toBeLessThan(15_000);
});

test('the command line says what it does not understand, and ends with the contract’s codes', async ({
  workFolder,
}) => {
  expect((await run('nonsense')).code).toBe(2);
  expect((await run('publish', workFolder)).code).toBe(2);
  expect((await run('verify', join(workFolder, 'nowhere.attache'))).code).toBe(4);
  await writeFile(join(workFolder, 'no.attache'), 'no bundle');
  const refused = await run('verify', join(workFolder, 'no.attache'));
  expect(refused.code).toBe(3);
  expect(refused.err).toMatch(/no\.attache:1: not-a-bundle: /);
  expect(await run('--version')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    err: '',
  });
  expect((await run('help', 'keys', 'new')).out).toMatch(/^Usage: attache keys new /);
});

test('publish keeps the publisher from slips: nothing new, articles lost, a date that goes back', async ({
  workFolder,
}) => {
  const publisher = await makePublisher(workFolder);
  const { content, publication } = publisher;
  for (const id of ['one', 'two', 'three', 'four']) await writeArticle(content, id, {}, `Words of ${id}.`);
  await publisher.publish('2026-11-01');
  const publish = (...more: readonly string[]) =>
    run('publish', content, '--to', publication, '--key', join(workFolder, 'publisher.key'), ...more);
  const same = await publish('--date', '2026-11-02');
  expect(same.code).toBe(0);
  expect(same.out).toMatch(/^Nothing has changed since edition 1 of 2026-11-01T.+: no edition was made\./);

  for (const id of ['one', 'two']) await rm(join(content, `articles/${id}.md`));
  const shrunk = await publish('--date', '2026-11-02');
  expect(shrunk.code).toBe(3);
  expect(shrunk.err).toMatch(
    /:1: would-shrink: .+ 2 articles fewer than edition 1.+: one, two\. Nothing was published\./,
  );
  await writeFile(join(content, 'next.yaml'), 'message: Two are gone.\nshrinkTo: 3\n');
  const older = await publish('--date', '2026-10-01');
  expect(older.code).toBe(3);
  expect(older.err).toMatch(/:1: older-date: Edition 1 is dated 2026-11-01T/);
  expect((await publish('--date', '2026-11-02')).out).toMatch(/^Edition 2 in /);

  const update = join(workFolder, 'update.attache');
  expect((await run('pack', publication, '--to', update, '--since', '1')).code).toBe(0);
  expect((await run('verify', update)).code).toBe(3);
  const checked = await run('verify', update, '--base', join(publication, 'editions/1'));
  expect(checked.code).toBe(0);
  expect(checked.out).toMatch(/\nUpdate from edition 1: it brings \d+ of \d+ parts; /);
});
