import { expect, it } from 'vitest';
import { chooseLang } from './choose-lang.ts';
import { importMarkdown } from './import-markdown.ts';
import { parsePage } from './parse-page.ts';

const SHORT = 'Nota do porto: para os barcos.';
const PORTUGUESE =
  'O conselho do porto reuniu-se duas vezes e anotou o que as tripulações dos barcos não disseram.';

it('takes the main language of the archive where a text is too short to tell, and says so', () => {
  expect(chooseLang(SHORT, ['en', 'fr'])).toEqual({
    lang: 'en',
    notice: {
      code: 'lang-guessed',
      message:
        'the text is too short to tell its language; "en", the main language of the archive, was taken',
    },
  });
  expect(chooseLang('Nota da sede', ['fr', 'en']).lang).toBe('fr');
  expect(chooseLang('Harbour Masters', ['fr', 'en']).lang).toBe('fr');
  expect(chooseLang('The port', ['fr', 'en']).lang).toBe('en');
  expect(chooseLang('', ['ar']).lang).toBe('ar');
});

it('takes a language that the archive has, in the form in which it has it', () => {
  expect(chooseLang('The note of the port', ['fr', 'en-GB'])).toMatchObject({ lang: 'en-GB' });
  expect(chooseLang(PORTUGUESE, ['en', 'pt-BR'])).toMatchObject({ lang: 'pt-BR' });
});

it('keeps what a text surely says, and leaves open what nobody knows', () => {
  expect(chooseLang(PORTUGUESE, ['en'])).toMatchObject({ lang: 'pt', notice: { code: 'lang-unknown' } });
  const swahili =
    'Baraza la bandari lilikutana mara mbili na kuandika yale liliyosikia kutoka kwa mabaharia. '.repeat(3);
  expect(chooseLang(swahili, ['en'])).toMatchObject({ lang: 'und', notice: { code: 'lang-unknown' } });
});

it('is asked by pages and by Markdown', () => {
  const languages = ['fr', 'en'];
  expect(parsePage(`Nota\n\n1 May 2020\n\nNota da sede.\n`, { fileName: 'a.txt', languages }).lang).toBe(
    'fr',
  );
  const article = importMarkdown('# Nota\n\nNota da sede.\n', 'a.md', languages);
  expect(article.lang).toBe('fr');
  expect(article.notices.find(({ code }) => code === 'filled-lang')?.message).toMatch(
    /main language of the archive/u,
  );
});
