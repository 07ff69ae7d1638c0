/** The language of an imported article: what its text says, and where that says too little, what the archive is in. */

import { guessLang } from './page-lang.ts';
import type { PageNotice } from './page-types.ts';

/** A language tag, and whether a person should look at it. */
export interface ChosenLang {
  readonly lang: string;
  /** Lower-case kebab, for programs; undefined where the text is sure of it and it is known. */
  readonly notice: Pick<PageNotice, 'code' | 'message'> | undefined;
}

/** @param archive the languages of `archive.yaml`, its main one first; empty where they are not known */
export function chooseLang(text: string, archive: readonly string[]): ChosenLang {
  const guess = guessLang(text);
  const listed = archive.find((tag) => tag === guess.lang || tag.startsWith(`${guess.lang}-`));
  const lang = listed ?? guess.lang;
  const [main] = archive;
  const says = guess.lang !== 'und' && (guess.isSure || listed !== undefined || main === undefined);
  if (!says && main !== undefined && isShort(text)) {
    const message = `the text is too short to tell its language; "${main}", the main language of the archive, was taken`;
    return { lang: main, notice: { code: 'lang-guessed', message } };
  }
  if (!guess.isKnown) return { lang, notice: { code: 'lang-unknown', message: unknown(lang) } };
  const message = `the language was taken for "${lang}"`;
  return { lang, notice: guess.isSure ? undefined : { code: 'lang-guessed', message } };
}

/** In more words than these a language shows, if it is one that is known here. */
const FEW = 30;

function isShort(text: string): boolean {
  return (text.match(/\p{L}+/gu)?.length ?? 0) < FEW;
}

function unknown(lang: string): string {
  const what =
    lang === 'und'
      ? 'the language was not recognised'
      : `the language was taken for "${lang}", which the importer does not know`;
  return `${what}: look at date, headings and sources with care`;
}
