import type { Options } from 'rehype-sanitize';

const ID = /^[a-z0-9][a-z0-9-]{0,90}$/;
const NUMBER = /^\d{1,6}$/;
/** Blobs of the edition are served by their hash. */
export const BLOB_PATH = /^\/o\/[0-9a-f]{64}$/;

/**
 * What the HTML of an article may hold: an allow-list. No element here can run, load, submit, style or
 * navigate by itself; `href` is checked once more by `isSafeHref`, which knows more than a list of protocols.
 */
export const ARTICLE_SCHEMA: Options = {
  strip: [
    'script',
    'style',
    'template',
    'noscript',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
    'title',
    'textarea',
    'select',
    'xmp',
    'noembed',
    'noframes',
    'plaintext',
  ],
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
  tagNames: [
    'article',
    'header',
    'section',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'span',
    'ul',
    'ol',
    'li',
    'blockquote',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'figure',
    'figcaption',
    'img',
    'a',
    'strong',
    'em',
    'del',
    'code',
    'pre',
    'sup',
    'br',
    'hr',
    'time',
  ],
  protocols: { href: ['https', 'mailto'] },
  ancestors: {
    tr: ['table'],
    th: ['tr'],
    td: ['tr'],
    thead: ['table'],
    tbody: ['table'],
    li: ['ol', 'ul'],
    figcaption: ['figure'],
  },
  attributes: {
    article: [
      ['id', 'article'],
      ['ariaLabelledBy', 'title'],
    ],
    section: [['id', 'notes'], ['role', 'doc-endnotes'], 'ariaLabel'],
    h1: [['id', 'title']],
    h2: [['id', ID]],
    h3: [['id', ID]],
    h4: [['id', ID]],
    h5: [['id', ID]],
    h6: [['id', ID]],
    p: [
      ['id', ID],
      ['dataN', NUMBER],
      ['className', 'authors', 'dates', 'summary', 'image'],
    ],
    pre: [
      ['id', ID],
      ['dataN', NUMBER],
    ],
    figcaption: [
      ['id', ID],
      ['dataN', NUMBER],
    ],
    td: [
      ['id', ID],
      ['dataN', NUMBER],
    ],
    th: [
      ['id', ID],
      ['scope', 'col'],
    ],
    li: [
      ['id', /^note-\d{1,6}$/],
      ['dataSource', ID],
    ],
    ol: [['start', NUMBER]],
    span: [
      ['dir', 'auto'],
      ['className', 'source', 'remark', 'back'],
    ],
    sup: [['className', 'cite']],
    a: [
      'href',
      ['id', /^mark-\d{1,6}-\d{1,6}$/],
      ['rel', 'noreferrer'],
      ['role', 'doc-noteref', 'doc-backlink'],
      'ariaLabel',
    ],
    img: ['alt', ['src', BLOB_PATH]],
    time: [['dateTime', /^\d{4}(?:-\d{2}){0,2}$/]],
  },
};
