import { describe, expect, it } from 'vitest';
import { createAliasTable, expandAliases } from './aliases.ts';
import { parseQuery } from './parse-query.ts';
import { walk } from './query.ts';
import { sampleCatalogue } from './sample-archive.ts';

const table = createAliasTable(sampleCatalogue().terms);

function aliasesOf(
  text: string,
): readonly { text: string; names: readonly string[]; sources: readonly string[] }[] {
  return walk(expandAliases(parseQuery(text, false).root, table), true).flatMap((node) =>
    node.type === 'alias'
      ? [{ text: node.text, names: node.names.map(({ name }) => name), sources: node.sources }]
      : [],
  );
}

describe('names that mean the same', () => {
  it.each([
    ['UNTOC', ['UNTOC']],
    ['untoc', ['untoc']],
    ['the Palermo Convention today', ['Palermo Convention']],
    [
      'convention against transnational organized crime',
      ['convention against transnational organized crime'],
    ],
    ['convencion de palermo', ['convencion de palermo']],
    ['اتفاقيه باليرمو', ['اتفاقيه باليرمو']],
    ['巴勒莫公约', ['巴勒莫公约']],
    ['UNTOC OR women', ['UNTOC']],
    ['(women UNTOC)', ['UNTOC']],
    ['WHO', ['WHO']],
    ['who', []],
    ['world health organization', ['world health organization']],
    ['"Palermo Convention"', []],
    ['-UNTOC', []],
    ['title:UNTOC', []],
    ['unto*', []],
    ['palermo', []],
    ['', []],
  ])('in %j: %j', (text, expected) => {
    expect(aliasesOf(text).map((alias) => alias.text)).toEqual(expected);
  });

  it('bring every other name, each once, and the source that is named', () => {
    expect(aliasesOf('untoc')).toEqual([
      {
        text: 'untoc',
        sources: ['untoc-2000'],
        names: [
          'Palermo Convention',
          'Convention against Transnational Organized Crime',
          'Convention de Palerme',
          'Convención de Palermo',
          'Палермская конвенция',
          'اتفاقية باليرمو',
          '巴勒莫公约',
        ],
      },
    ]);
  });

  it('join the terms that share a name', () => {
    const shared = createAliasTable([
      { id: 'a', source: 'one', names: { en: ['TOC', 'First'] } },
      { id: 'b', source: 'two', names: { en: ['TOC', 'Second'] } },
    ]);
    const [alias] = walk(expandAliases(parseQuery('TOC', false).root, shared)).filter(
      (node) => node.type === 'alias',
    );
    expect(alias?.sources).toEqual(['one', 'two']);
    expect(alias?.names.map(({ name }) => name)).toEqual(['First', 'Second']);
  });
});
