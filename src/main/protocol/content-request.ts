// What a URL of a content origin asks for. Ids and hashes, never paths: there is nothing to traverse.

export type ContentRequest =
  | { readonly type: 'reader' }
  | { readonly type: 'asset'; readonly path: string }
  | { readonly type: 'article'; readonly id: string }
  | { readonly type: 'object'; readonly sha256: string };

const HOST = /^e\d{1,13}-[0-9a-f]{16}$/;
const ARTICLE = /^\/a\/([a-z0-9][a-z0-9-]{0,199})$/;
const OBJECT = /^\/o\/([0-9a-f]{64})$/;
const ASSET = /^\/assets\/[A-Za-z0-9._-]{1,200}$/;

export interface ParsedContentUrl {
  readonly host: string;
  readonly request: ContentRequest;
}

function parsePath(path: string): ContentRequest | undefined {
  if (path === '/reader') return { type: 'reader' };
  if (ASSET.test(path)) return { type: 'asset', path };
  const article = ARTICLE.exec(path)?.[1];
  if (article !== undefined) return { type: 'article', id: article };
  const sha256 = OBJECT.exec(path)?.[1];
  return sha256 === undefined ? undefined : { type: 'object', sha256 };
}

/** Reads an `arch:` URL; anything unusual in it (user, port, query, odd escapes) is `undefined`. */
export function parseContentUrl(text: string): ParsedContentUrl | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'arch:' || !HOST.test(url.host)) return undefined;
  if (url.username !== '' || url.password !== '' || url.search !== '') return undefined;
  const request = parsePath(url.pathname);
  return request === undefined ? undefined : { host: url.host, request };
}

/** The hash in a `/o/<hash>` path of the shell's origin. */
export function parseObjectPath(path: string): string | undefined {
  return OBJECT.exec(path)?.[1];
}
