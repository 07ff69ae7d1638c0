import { describe, expect, it } from 'vitest';
import { createAliasTable, expandAliases } from './aliases.ts';
import { analyzerFor } from './analyzer.ts';
import { cutText } from './cut-text.ts';
import { createMatcher, findMarks, mergeRanges } from './mark.ts';
import { parseQuery } from './parse-query.ts';
import { sampleCatalogue } from './sample-archive.ts';
import { sampleIndex, samplePorts } from './sample-engine.ts';

const ports = samplePorts();
const aliases = createAliasTable(sampleCatalogue().terms);

async function marked(
  lang: string,
  query: string,
  text: string,
  isTitle = false,
): Promise<readonly string[]> {
  const root = expandAliases(parseQuery(query, false).root, aliases);
  const index = ['en', 'fr', 'zh'].includes(lang) ? await sampleIndex(lang, ports) : undefined;
  const marks = findMarks(cutText(text), createMatcher(root, analyzerFor(lang), index, isTitle));
  return mergeRanges(marks).map(({ start, end }) => text.slice(start, end));
}

describe('where a query hits in a text', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'en',
      'negotiation',
      'Negotiators negotiated NEGOTIATIONS.',
      ['Negotiators', 'negotiated', 'NEGOTIATIONS'],
    ],
    ['en', 'women', "Women's rights", ["Women's"]],
    ['en', 'neg*', 'a negative negotiation', ['negative', 'negotiation']],
    ['en', '"human rights"', 'human rights and human', ['human rights']],
    ['en', '"human ri*"', 'human right', ['human right']],
    ['en', 'peacebuilding', 'peace-building', ['peace-building']],
    ['en', 'the women', 'the women of the world', ['women']],
    ['en', 'organized', 'organised and organized crime', ['organised', 'organized']],
    ['en', 'organised', 'Organized, ORGANISED', ['Organized', 'ORGANISED']],
    ['en', 'organis*', 'an organized organisation', ['organized', 'organisation']],
    ['en', '"organized crime"', 'Organised crime, organized crime', ['Organised crime', 'organized crime']],
    [
      'en',
      'UNTOC',
      'Convention against Transnational Organised Crime',
      ['Convention against Transnational Organised Crime'],
    ],
    ['fr', 'organized', 'organised', []],
    ['en', 'to be or not to be', 'To be, or not to be: to see', ['To be, or not to be']],
    ['en', 'res 1325', 'resolution 1325 (2000) and S/RES/1325', ['resolution 1325 (2000)', 'S/RES/1325']],
    ['en', 'UNTOC', 'UNTOC, the Palermo Convention, Palermo', ['UNTOC', 'Palermo Convention']],
    ['en', 'women -men', 'women and men', ['women']],
    ['en', 'title:women', 'women', []],
    ['en', 'topic:women', 'women', []],
    ['en', '', 'women', []],
    ['fr', 'negociation', 'Les négociations', ['négociations']],
    ['fr', 'equipement', 'L’équipement', ['équipement']],
    ['ar', 'اتفاقية', 'الاتّفاقيات الدولية', ['الاتّفاقيات']],
    ['ru', 'права', 'прав человека', ['прав']],
    ['zh', '人权教育', '人权教育', ['人权教育']],
    ['zh', '权', '人权', ['权']],
    ['pt', 'direitos', 'Direitos humanos', ['Direitos']],
  ])('in %s, %j marks %j', async (lang, query, text, expected) => {
    expect(await marked(lang, query, text)).toEqual(expected);
  });

  it('marks what was asked of titles in titles only', async () => {
    expect(await marked('en', 'title:women', 'Women', true)).toEqual(['Women']);
  });
});

describe('joining ranges', () => {
  it.each([
    [
      [
        [0, 2],
        [1, 4],
      ],
      [[0, 4]],
    ],
    [
      [
        [0, 2],
        [2, 4],
      ],
      [[0, 4]],
    ],
    [
      [
        [5, 6],
        [0, 2],
      ],
      [
        [0, 2],
        [5, 6],
      ],
    ],
    [
      [
        [0, 9],
        [1, 2],
      ],
      [[0, 9]],
    ],
    [[], []],
  ])('%j is %j', (given, expected) => {
    const ranges = given.map(([start = 0, end = 0]) => ({ start, end }));
    expect(mergeRanges(ranges).map(({ start, end }) => [start, end])).toEqual(expected);
  });
});
