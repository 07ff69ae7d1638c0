import { fail, ok, type Result } from '#core/result';

/** Where a link of an article leads. `href` is what its HTML says. */
export interface ResolvedLink {
  readonly href: string;
  readonly article?: string;
  readonly block?: string;
}

const ID = '[a-z0-9][a-z0-9-]*';
const TO_ARTICLE = new RegExp(`^article:(${ID})(?:#(${ID}))?$`);
const TO_BLOCK = new RegExp(`^#(${ID})$`);
/** No user information, no white space, no characters that a URL must escape. */
const OUTSIDE = /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#][^\s"'<>\\^`{|}]*)?$/i;
const MAIL = /^mailto:[a-z0-9._+-]+@[a-z0-9][a-z0-9.-]*$/i;

/** Whether an `href` is one that the HTML of an article may hold. */
export function isSafeHref(href: string): boolean {
  return SAFE_INSIDE.test(href) || OUTSIDE.test(href) || MAIL.test(href);
}
const SAFE_INSIDE = new RegExp(`^(?:#${ID}|/a/${ID}(?:#${ID})?)$`);

/**
 * Reads the target of a Markdown link: `article:other-id`, `article:other-id#block`, `#block`, `https:` and
 * `mailto:`. Everything else is refused; `http:` has a code of its own, because only its text is kept.
 */
export function resolveLink(url: string): Result<ResolvedLink, 'bad-link' | 'insecure-link'> {
  const [, article, block] = TO_ARTICLE.exec(url) ?? [];
  if (article !== undefined) {
    return ok({
      href: `/a/${article}${block === undefined ? '' : `#${block}`}`,
      article,
      ...(block === undefined ? {} : { block }),
    });
  }
  const [, ownBlock] = TO_BLOCK.exec(url) ?? [];
  if (ownBlock !== undefined) return ok({ href: url, block: ownBlock });
  const escaped = escapeUrl(url);
  if (OUTSIDE.test(escaped) || MAIL.test(escaped)) return ok({ href: escaped });
  if (/^http:\/\//i.test(url)) {
    return fail('insecure-link', `${url} is not https: only the words of this link are published`);
  }
  return fail(
    'bad-link',
    `"${url}" is not a link to an article (article:id), a block (#id), https: or mailto:`,
  );
}

/** Escapes what is not ASCII, and what must be escaped in HTML anyway, outside the host. */
function escapeUrl(url: string): string {
  return url.replace(/[^\u0021-\u007E]|["'<>\\^`{|}]/gu, (unit) => {
    if (unit === "'") return '%27';
    return /\p{Surrogate}/u.test(unit) ? '%EF%BF%BD' : encodeURIComponent(unit);
  });
}
