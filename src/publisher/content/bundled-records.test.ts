import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { Source } from '#core/archive/source';
import type { Content } from './content.ts';
import { formatProblem } from './problem.ts';
import { readContent } from './read-content.ts';

// The archive that ships with the app, held to what its readers are promised: sources, conferences, bodies.

const FOLDER = fileURLToPath(new URL('../../../content', import.meta.url));
/** Reading the whole archive takes a second or two, and many times that on a busy machine. */
const READING_MS = 60_000;
const LEGAL: readonly Source['kind'][] = [
  'treaty',
  'protocol',
  'resolution',
  'declaration',
  'guidelines',
  'general-recommendation',
  'decision',
];

const GENERAL_ASSEMBLY = listOf(`
  217 (III) A, 317 (IV), 34/180, 39/46, 40/33, 40/34, 44/25, 45/110, 45/158, 46/152, 48/104, 49/159, 54/4, 54/109,
  54/263, 55/25, 55/59, 55/255, 58/4, 60/177, 60/288, 64/289, 64/293, 65/228, 65/229, 65/230, 67/234 B, 70/1, 70/174,
  70/175, 73/195, 76/181, 79/243
`).map((number) => `A/RES/${number}`);

/** Women, peace and security, all ten; terrorism, youth, trafficking in conflict. */
const SECURITY_COUNCIL = listOf(`
  1325 (2000), 1820 (2008), 1888 (2009), 1889 (2009), 1960 (2010), 2106 (2013), 2122 (2013), 2242 (2015), 2467 (2019),
  2493 (2019), 1373 (2001), 2250 (2015), 2331 (2016), 2388 (2017), 2482 (2019)
`).map((number) => `S/RES/${number}`);

const OTHERS = listOf(`
  E/CONF.82/15, A/CONF.183/9, A/CONF.157/23, A/CONF.177/20/Rev.1, E/CONF.66/34, A/CONF.94/35, A/CONF.116/28/Rev.1,
  E/RES/1992/1, E/RES/1989/56, E/1992/30, ST/SGB/134, ST/SGB/2004/6, CEDAW/C/GC/30, CEDAW/C/GC/35, CEDAW/C/GC/38,
  CETS 197, CETS 210, ETS 185, OAS A-61, ILO C29, ILO P29, ILO C190, Regulation (EU) 2016/794, Regulation (EU) 2018/1727
`);

const BODIES = listOf(`
  unodc, ccpcj, cnd, csw, cedaw-committee, un-women, unicri, untoc-cop, uncac-cosp, se4u, net4u, nacsa4u, ngo-alliance,
  interpol, europol, eurojust, osce, greta, grevio, iom, ilo, fatf, unafei, heuni, ilanud, unafri
`);

/** First and last day, or the place and no day where the sources contradict one another. */
const CONGRESSES: readonly (readonly [place: string, start?: string, end?: string])[] = [
  ['Geneva', '1955-08-22', '1955-09-03'],
  ['London', '1960-08-08', '1960-08-19'],
  ['Stockholm', '1965-08-09', '1965-08-18'],
  ['Kyoto', '1970-08-17', '1970-08-26'],
  ['Geneva', '1975-09-01', '1975-09-12'],
  ['Caracas', '1980-08-25', '1980-09-05'],
  ['Milan', '1985-08-26', '1985-09-06'],
  ['Havana', '1990-08-27', '1990-09-07'],
  ['Cairo', '1995-04-29', '1995-05-08'],
  ['Vienna', '2000-04-10', '2000-04-17'],
  ['Bangkok', '2005-04-18', '2005-04-25'],
  ['Salvador', '2010-04-12', '2010-04-19'],
  ['Doha', '2015-04-12', '2015-04-19'],
  ['Kyoto', '2021-03-07', '2021-03-12'],
  ['Abu Dhabi'],
];

let content: Content;

beforeAll(async () => {
  const read = await readContent(FOLDER);
  if (read.content === undefined) throw new Error(read.problems.map(formatProblem).join('\n'));
  content = read.content;
}, READING_MS);

test('every legal text has a number or symbol, the body that adopted it, and a date', () => {
  const bare = content.sources
    .filter(({ kind }) => LEGAL.includes(kind))
    .filter(({ identifiers, adopted, authority }) => identifiers.length === 0 || !adopted || !authority);
  expect(bare.map(({ id }) => id)).toEqual([]);
});

test('the texts and bodies that delegates look for are there', () => {
  const symbols = new Set(
    content.sources.flatMap(({ identifiers }) => identifiers.map(({ value }) => value)),
  );
  const wanted = [...GENERAL_ASSEMBLY, ...SECURITY_COUNCIL, ...OTHERS];
  expect(wanted.filter((symbol) => !symbols.has(symbol))).toEqual([]);
  const bodies = new Set(content.organisations.map(({ id }) => id));
  expect(BODIES.filter((id) => !bodies.has(id))).toEqual([]);
});

test('the Palermo Convention and two of its protocols share a symbol and are told apart by the annex', () => {
  const found = content.sources.flatMap(({ id, identifiers }) =>
    identifiers.filter(({ value }) => value === 'A/RES/55/25').map(({ part }) => [id, part]),
  );
  expect(found).toContainEqual(['untoc-2000', 'annex I']);
  expect(found).toContainEqual(['tip-protocol-2000', 'annex II']);
  expect(found).toContainEqual(['smuggling-protocol-2000', 'annex III']);
});

test('the crime congresses are there with their place and days, and the fifteenth without days', () => {
  const found = CONGRESSES.map((_, at) => {
    const congress = content.conferences.find(({ id }) => id === `crime-congress-${at + 1}`);
    const place = typeof congress?.place === 'object' ? congress.place['en'] : congress?.place;
    return [place, congress?.start, congress?.end].filter((part) => part !== undefined);
  });
  expect(found).toEqual(CONGRESSES);
});

test('only the adoption of the United Nations cybercrime convention is stated', () => {
  const convention = content.sources.find(({ id }) => id === 'cybercrime-convention-2024');
  expect(convention).toMatchObject({ adopted: '2024-12-24', status: 'adopted' });
  expect([convention?.opened, convention?.inForce]).toEqual([undefined, undefined]);
});

function listOf(text: string): readonly string[] {
  return text.trim().split(/,\s*/u);
}
