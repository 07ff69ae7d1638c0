import { textsOf } from './page-block-texts.ts';
import { guessKind } from './page-kind.ts';
import { type GuessedLang, guessLang } from './page-lang.ts';
import type { PageBlock, PageNotice, ParsedPage } from './page-types.ts';

/** Language and kind of an article, with what was unsure about them. */
export interface PageDescription extends Pick<ParsedPage, 'lang' | 'kind'> {
  readonly notices: readonly PageNotice[];
}

/** `labels`: short lines that stood above the title. */
export function describePage(
  title: string,
  blocks: readonly PageBlock[],
  labels: readonly string[],
): PageDescription {
  const text = blocks.flatMap(textsOf).join('\n');
  const guess = guessLang(`${title}\n${text}`);
  const kind = guessKind(title, text, labels);
  const kindNotice = unsure('kind-guessed', `the kind was taken for "${kind}"`);
  return { lang: guess.lang, kind, notices: [...langNotices(guess), kindNotice] };
}

function langNotices({ lang, isKnown, isSure }: GuessedLang): readonly PageNotice[] {
  if (!isKnown) {
    const what =
      lang === 'und'
        ? 'the language was not recognised'
        : `the language was taken for "${lang}", which the importer does not know`;
    return [unsure('lang-unknown', `${what}: look at date, headings and sources with care`)];
  }
  return isSure ? [] : [unsure('lang-guessed', `the language was taken for "${lang}"`)];
}

function unsure(code: string, message: string): PageNotice {
  return { line: 0, code, severity: 'unsure', message };
}
