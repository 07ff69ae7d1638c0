import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly string[];
}

/** axe on the shell, and on the article where one is open. Fails with the rule and the elements. */
export async function checkAccessibility(page: Page): Promise<void> {
  // The heading of an open article is in the article's own frame, where it is looked for below.
  const inFrame = (await page.locator('[data-open-article]').count()) > 0 ? ['page-has-heading-one'] : [];
  // Electron cannot open the helper page of axe's default mode.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).disableRules(inFrame);
  const shell = await builder.analyze();
  if (inFrame.length > 0) {
    const article = page.frameLocator('iframe').frameLocator('iframe');
    await expect(article.getByRole('heading', { level: 1 })).toHaveCount(1);
  }
  const found = shell.violations.map((violation): Violation => ({
    id: violation.id,
    nodes: violation.nodes.map((node) => `${node.html} — ${node.failureSummary ?? ''}`),
  }));
  expect([...found, ...(await articleViolations(page)), ...(await pdfViolations(page))]).toEqual([]);
}

/** The page of a PDF has its own frame and runs our script, so axe runs in it as it is. */
async function pdfViolations(page: Page): Promise<readonly Violation[]> {
  const frame = page.frames().find((one) => one.url().startsWith('app://pdf/'));
  if (frame === undefined) return [];
  // What words look like that a picture shows is the file's business; the heading is the shell's.
  const options = JSON.stringify({
    runOnly: { type: 'tag', values: TAGS },
    rules: {
      'color-contrast': { enabled: false },
      'page-has-heading-one': { enabled: false },
      // pdf.js measures letters in a canvas of its own, outside of everything.
      region: { enabled: false },
    },
  });
  const script = `(async () => { ${AXE}
    const result = await window.axe.run(document, ${options});
    return result.violations.map((v) => ({ id: v.id, nodes: v.nodes.map((n) => n.html + ' — ' + n.failureSummary) })); })()`;
  return frame.evaluate<readonly Violation[]>(script);
}

/**
 * The article's frame runs no script, not even axe's timers. So axe runs in the reader page of the same origin,
 * with the article's window put in the place of its own.
 */
async function articleViolations(page: Page): Promise<readonly Violation[]> {
  const reader = page.frames().find((frame) => /^arch:\/\/[^/]+\/reader/.test(frame.url()));
  if (reader === undefined) return [];
  // The landmark rules are for whole pages: this document is shown inside the shell's main.
  const options = JSON.stringify({
    runOnly: { type: 'tag', values: TAGS },
    rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false } },
  });
  const script = `(async () => {
    const frame = document.querySelector('iframe');
    if (!frame.contentDocument || !frame.contentDocument.querySelector('article')) return [];
    const window = frame.contentWindow;
    { const document = window.document; ${AXE}
      const result = await window.axe.run(document, ${options});
      return result.violations.map((v) => ({ id: v.id, nodes: v.nodes.map((n) => n.html + ' — ' + n.failureSummary) })); }
  })()`;
  return reader.evaluate<readonly Violation[]>(script);
}
