import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guessLang } from './page-lang.ts';

describe('guessLang', () => {
  it.each([
    ['en', 'The harbour council met twice and wrote down what it had heard from the crews of the boats.'],
    ['fr', 'Le conseil du port s’est réuni deux fois et a noté ce que les équipages des bateaux ont dit.'],
    [
      'es',
      'El consejo del puerto se reunió dos veces y anotó lo que las tripulaciones de los barcos dijeron.',
    ],
    ['ar', 'اجتمع مجلس الميناء مرتين وسجل ما سمعه من أطقم القوارب الصغيرة.'],
    ['ru', 'Портовый совет собирался дважды и записал то, что услышал от экипажей малых судов.'],
    ['zh', '港口委员会开了两次会，记录了小船船员所说的话。会议决定明年再次举行。'],
  ])('knows %s', (lang, text) => {
    expect(guessLang(text)).toEqual({ lang, isSure: true, isKnown: true });
  });

  it.each([
    [
      'de',
      'Der Hafenrat hat sich zweimal getroffen und aufgeschrieben, was die Mannschaften auf den Booten sagten.',
    ],
    ['pt', 'O conselho do porto reuniu-se duas vezes e anotou o que as tripulações dos barcos não disseram.'],
    [
      'it',
      'Il consiglio del porto si è riunito due volte e ha scritto che gli equipaggi delle barche non sono sicuri.',
    ],
    [
      'nl',
      'De havenraad kwam twee keer bijeen en schreef op wat het van de bemanning van een boot had gehoord.',
    ],
    ['fa', 'شورای بندر دو بار تشکیل جلسه داد و آنچه را که از خدمه قایق‌های کوچک شنیده بود یادداشت کرد.'],
    ['uk', 'Портова рада збиралася двічі і записала те, що почула від екіпажів малих суден.'],
    ['ja', '港湾評議会は二度会合を開き、小さな船の乗組員から聞いたことを書き留めた。'],
    ['ko', '항만 위원회는 두 번 만나 작은 배의 선원들에게서 들은 것을 적었다. 내년에 다시 모인다.'],
  ])('recognises %s, and that it does not know it', (lang, text) => {
    expect(guessLang(text)).toMatchObject({ lang, isKnown: false });
  });

  it('says that it cannot tell', () => {
    const swahili =
      'Baraza la bandari lilikutana mara mbili na kuandika yale liliyosikia kutoka kwa mabaharia wa boti ndogo. ' +
      'Mkutano ujao utafanyika mwezi wa tano katika ukumbi wa wavuvi, na kila mtu anaweza kuhudhuria bila malipo yoyote.';
    expect(guessLang(swahili)).toEqual({ lang: 'und', isSure: false, isKnown: false });
    expect(guessLang('Το λιμενικό συμβούλιο συνεδρίασε δύο φορές.').lang).toBe('und');
    expect(guessLang('Harbour').isSure).toBe(false);
    // Words that Portuguese and English share say nothing.
    expect(guessLang('Do as a port may do, no more.').lang).not.toBe('pt');
  });
});

const DATA = process.env['ATTACHE_TEST_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
const UDHR = join(DATA, 'udhr');

describe.skipIf(!existsSync(UDHR))('guessLang on the Universal Declaration', () => {
  it.each(['ar', 'en', 'es', 'fr', 'ru', 'zh'])(
    'is sure of every article that is long enough in %s',
    (lang) => {
      const text = readFileSync(join(UDHR, `${lang}.json`), 'utf8');
      const articles = textsIn(JSON.parse(text)).filter(
        (one) => one.length > (lang === 'zh' ? 40 : lang === 'ar' ? 120 : 200),
      );
      expect(articles.length).toBeGreaterThan(10);
      for (const one of articles) expect(guessLang(one), one).toMatchObject({ lang, isKnown: true });
    },
  );
});

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
