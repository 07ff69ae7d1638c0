import { chooseLang } from './choose-lang.ts';
import { textsOf } from './page-block-texts.ts';
import { guessKind } from './page-kind.ts';
import type { PageBlock, PageNotice, ParsedPage } from './page-types.ts';

/** Language and kind of an article, with what was unsure about them. */
export interface PageDescription extends Pick<ParsedPage, 'lang' | 'kind'> {
  readonly notices: readonly PageNotice[];
}

/** `labels`: short lines that stood above the title. `languages`: those of the archive. */
export function describePage(
  title: string,
  blocks: readonly PageBlock[],
  labels: readonly string[],
  languages: readonly string[],
): PageDescription {
  const text = blocks.flatMap(textsOf).join('\n');
  const { lang, notice } = chooseLang(`${title}\n${text}`, languages);
  const kind = guessKind(title, text, labels);
  const kindNotice = unsure('kind-guessed', `the kind was taken for "${kind}"`);
  const langNotices = notice === undefined ? [] : [unsure(notice.code, notice.message)];
  return { lang, kind, notices: [...langNotices, kindNotice] };
}

function unsure(code: string, message: string): PageNotice {
  return { line: 0, code, severity: 'unsure', message };
}
