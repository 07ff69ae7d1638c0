import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command } from '#core/commands/commands';
import { describeAccelerator } from '#core/commands/match-accelerator';
import { ARTICLE_KINDS } from '#core/archive/article';
import { parseQuery } from '#core/search/parse-query';
import type { QueryNode } from '#core/search/query';
import { directionOf, MESSAGES, type InterfaceLanguage } from '../i18n/messages.ts';
import { CHAPTERS, loadChapter, type Chapter } from './guide-chapters.ts';

const FILES = import.meta.glob<string>('../../../docs/guide/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const LANGUAGES = ['en', 'ar'] as const;

function textOf(language: InterfaceLanguage, chapter: Chapter): string {
  return FILES[`../../../docs/guide/${language}/${chapter}.md`] ?? '';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** What both languages must have in the same number: headings, rows, items, code. */
function shapeOf(text: string): Readonly<Record<string, number>> {
  return {
    headings: count(text, /^## /gm),
    rows: count(text, /^\|/gm),
    items: count(text, /^(- |\d+\. )/gm),
    blocks: count(text, /^```/gm),
    links: count(text, /\]\([a-z]+\.md\)/g),
  };
}

/** Cells of the rows of all tables. */
function rowsOf(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/^\| (.+) \|$/gm)].map(([, row = '']) =>
    row.split(' | ').map((cell) => cell.trim()),
  );
}

describe.each(LANGUAGES)('the guide (%s)', (language) => {
  it('has every chapter and nothing else', () => {
    const paths = Object.keys(FILES).filter((path) => path.includes(`/guide/${language}/`));
    expect(new Set(paths)).toEqual(
      new Set(CHAPTERS.map((chapter) => `../../../docs/guide/${language}/${chapter}.md`)),
    );
  });

  it.each(CHAPTERS)('%s is loaded by the page, and its title is that of the list', async (chapter) => {
    const text = await loadChapter(language, chapter);
    expect(text).toBe(textOf(language, chapter));
    expect(text.split('\n')[0]).toBe(`# ${MESSAGES[language][`help.chapter-${chapter}`]}`);
    // No HTML, which the page would leave out.
    expect(text.replaceAll(/```[\s\S]*?```|`[^`]*`/g, '')).not.toMatch(/<[a-z!/]/i);
  });

  it.each(CHAPTERS)('%s links only to chapters', (chapter) => {
    const words = textOf(language, chapter).replaceAll(/```[\s\S]*?```|`[^`]*`/g, '');
    for (const [, target = ''] of words.matchAll(/\]\(([^)]*)\)/g)) {
      expect(CHAPTERS.map((each) => `${each}.md`)).toContain(target);
    }
  });

  it('tells the keys of every command, and no other', () => {
    const direction = directionOf(language);
    const commands = COMMANDS.flatMap((command: Command & { id: (typeof COMMANDS)[number]['id'] }) => {
      if (command.accelerator === undefined) return [];
      const keys = describeAccelerator(command.accelerator, { isMac: false, direction }).join('+');
      return [[`\`${keys}\``, MESSAGES[language][`command.${command.id}`]]];
    });
    const rows = rowsOf(textOf(language, 'keyboard')).filter(([keys = '']) => /`(F\d|\w+\+)/.test(keys));
    expect(rows.length).toBe(commands.length);
    expect(rows).toEqual(expect.arrayContaining(commands));
  });

  it.each(['search', 'sources', 'notes', 'updates'] as const)('%s calls things by their names', (chapter) => {
    const names = new Set(Object.values(MESSAGES[language]).map((text) => text.replace(/:$/, '')));
    const bold = [...textOf(language, chapter).matchAll(/\*\*(.+?)\*\*/g)].map(([, words = '']) => words);
    expect(bold.length).toBeGreaterThan(0);
    expect(bold.filter((words) => !names.has(words))).toEqual([]);
  });

  it('names the buttons of the article by their names', () => {
    const names = new Set<string>(Object.values(MESSAGES[language]));
    const [, , ...rows] = rowsOf(textOf(language, 'reading'));
    const buttons = rows.flatMap(([first = '']) => first.split(/[,،] /));
    expect(buttons.length).toBe(10);
    expect(buttons.filter((button) => !names.has(button))).toEqual([]);
  });
});

it.each(CHAPTERS)('%s has the same parts in both languages', (chapter) => {
  expect(shapeOf(textOf('ar', chapter))).toEqual(shapeOf(textOf('en', chapter)));
});

describe('the chapter on search', () => {
  const queries = rowsOf(textOf('en', 'search')).flatMap(([first = '']) => /^`(.+)`$/.exec(first)?.[1] ?? []);
  const fielded = queries.filter((query) => /^\w+:/.test(query));

  it('gives the same examples in both languages', () => {
    expect(
      rowsOf(textOf('ar', 'search'))
        .map(([first]) => first)
        .slice(1),
    ).toEqual(expect.arrayContaining(queries.map((query) => `\`${query}\``)));
  });

  it.each(fielded)('%s is read as a field', (query) => {
    const name = query.split(':')[0];
    const root: QueryNode = onlyOne(parseQuery(query, false).root);
    if (root.type === 'symbol') expect(name).toBe('symbol');
    else if (root.type === 'state') expect(root.text).toMatch(new RegExp(`^${name}:`));
    else expect(root).toMatchObject({ field: name });
  });

  it.each([
    ['women prison', ['term', 'term']],
    ['"trafficking in persons"', ['phrase']],
    ['prison*', ['term']],
    ['women -prison', ['term', 'not']],
    ['women NOT prison', ['term', 'not']],
    ['palermo OR firearms', ['or']],
    ['(palermo OR firearms) women', ['or', 'term']],
  ])('%s is read as it says', (query, types) => {
    expect(queries).toContain(query);
    const { root } = parseQuery(query, false);
    expect((root.type === 'and' ? root.nodes : [root]).map(({ type }) => type)).toEqual(types);
  });

  it('lists every kind of article', () => {
    for (const kind of ARTICLE_KINDS) expect(textOf('en', 'search')).toContain(`\`${kind}\``);
  });
});

function onlyOne(root: QueryNode): QueryNode {
  const [first] = root.type === 'and' ? root.nodes : [root];
  if (first === undefined) throw new Error('nothing was read');
  return first;
}
