import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attache as run, makePublisher } from './cli.ts';
import { makeEvilBundle } from './evil-bundle.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import { openArticle } from './pages/search-page.ts';

/** Names and sizes of everything the app keeps of its archives. */
async function kept(userData: string): Promise<readonly string[]> {
  const folder = join(userData, 'archive');
  const names = (await readdir(folder, { recursive: true })).toSorted();
  return Promise.all(names.map(async (name) => `${name} ${(await stat(join(folder, name))).size}`));
}

/** Opens a file and gives the sentence that the window shows. */
async function refusal({ app, page }: RunningApp, file: string): Promise<string> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await page.keyboard.press('Control+o');
  const alert = page.getByRole('region', { name: 'Updates' }).getByRole('alert');
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
  const cases: Readonly<Record<string, Buffer>> = {
    'no-bundle.attache': Buffer.from('%PDF-1.7 This is a document.'),
    'empty.attache': Buffer.alloc(0),
    'truncated.attache': good.subarray(0, Math.floor(good.length * 0.7)),
    'flipped.attache': flipped,
  };
  const sentences = new Map<string, string>();
  for (const [name, bytes] of Object.entries(cases)) {
    const file = join(workFolder, name);
    await writeFile(file, bytes);
    sentences.set(name, await refusal(attache, file));
    await attache.page.getByRole('button', { name: 'Close', exact: true }).click();
  }
  for (const [name, sentence] of sentences) {
    expect(sentence, name).toMatch(/Nothing was changed/);
    expect(sentence, name).not.toMatch(/undefined|\{|Error/);
  }
  expect(sentences.get('no-bundle.attache')).not.toBe(sentences.get('flipped.attache'));
  expect(await kept(userData)).toEqual(before);
  await openArticle(attache.page, 'untoc-explained');
});

for (const [what, body] of [
  ['a script', 'Words <script>fetch("http://127.0.0.1:9/stolen")</script>'],
  ['a handler', 'Words <img src="/o/x" onerror="alert(1)">'],
  ['a form', 'Words <form action="https://example.org/"><input name="passphrase"></form>'],
  ['a refresh', 'Words <meta http-equiv="refresh" content="0;url=https://example.org/">'],
  ['a style', 'Words <style>body{background:url(https://example.org/)}</style>'],
  ['a frame', 'Words <iframe src="https://example.org/"></iframe>'],
] as const) {
  test(`a signed bundle whose article holds ${what} is refused`, async ({
    attache,
    workFolder,
    userData,
  }) => {
    const file = await makeEvilBundle(workFolder, body);
    const before = await kept(userData);
    expect(await refusal(attache, file)).toMatch(/Nothing was changed/);
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
});
