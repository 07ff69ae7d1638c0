// Security.md §3, row J2: a signed edition.json that two programs could read in two ways.
import { describe, it } from 'vitest';
import { fixtureKey } from './fixture-edition.ts';
import { signAgain, textOf } from './testing/hostile-edition.ts';
import { shareHostileGround } from './testing/hostile-ground.ts';

const KEY = fixtureKey(1);

const { edition, expectRefused } = shareHostileGround();

describe('a signed edition.json that is no good JSON (J2)', () => {
  const text = () => textOf(edition(3), 'edition.json');
  const patched = (from: string | RegExp, to: string) => {
    const changed = text().replace(from, to);
    if (changed === text()) throw new Error(`nothing to change: ${String(from)}`);
    return changed;
  };
  it.each<readonly [string, () => string | Uint8Array]>([
    ['empty', () => ''],
    ['cut', () => text().slice(0, -1)],
    ['a byte order mark', () => `\ufeff${text()}`],
    ['more behind it', () => `${text()}{}`],
    ['not UTF-8', () => Buffer.concat([Buffer.from(text()), Buffer.from([0xff])])],
    ['__proto__', () => patched('{', '{"__proto__":{"format":1},')],
    ['__proto__ in escapes', () => patched('{', '{"\\u005f_proto__":{"format":1},')],
    ['constructor', () => patched('{', '{"constructor":{},')],
    ['prototype', () => patched('{', '{"prototype":{},')],
    ['a key twice', () => patched('"number":3', '"number":3,"number":3')],
    ['a key twice, once in escapes', () => patched('"number":3', '"number":3,"n\\u0075mber":9')],
    ['NaN', () => patched('"number":3', '"number":NaN')],
    ['Infinity', () => patched('"number":3', '"number":Infinity')],
    ['1e999', () => patched('"number":3', '"number":1e999')],
    ['an integer beyond 2^53', () => patched('"number":3', '"number":9007199254740993')],
    ['a leading zero', () => patched('"number":3', '"number":03')],
    ['hexadecimal', () => patched('"number":3', '"number":0x3')],
    ['a lone surrogate', () => patched('"Fixture publisher"', '"\\ud800"')],
    ['a comment', () => patched('{', '{/* */')],
    ['a comma too many', () => patched(/\}$/u, ',}')],
    ['single quotes', () => patched('"Fixture publisher"', "'Fixture publisher'")],
    ['a control character', () => patched('Fixture publisher', 'Fixture\tpublisher')],
    ['33 levels', () => patched('{', `{"deep":${'['.repeat(33)}${']'.repeat(33)},`)],
    ['an unknown field', () => patched('{', '{"another":1,')],
    ['a field left out', () => patched('"licence":"CC BY 4.0",', '')],
    ['a text for a number', () => patched('"number":3', '"number":"3"')],
    ['a list', () => `[${text()}]`],
    ['null', () => 'null'],
  ])('%s', async (_name, make) => {
    await expectRefused(signAgain(edition(3), make(), [KEY]), 'bad-data');
  });
});
