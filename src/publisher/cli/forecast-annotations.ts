import { forecastArticle, type Forecast, type ForecastStatus } from '#core/anchoring/forecast';
import type { ParsedSample } from '#core/annotations/parse-sample';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { RefusalCode } from '#core/edition/edition';
import { parseArticleText } from '#core/edition/parse-article-text';
import { groupBy } from '#core/group-by';
import { ok, type Result } from '#core/result';
import { openBundle, type BundleReader } from '#node/edition/open-bundle';
import { readJson } from '#node/edition/read-json';

const ORDER: readonly ForecastStatus[] = [
  'in-place',
  'moved',
  'changed',
  'ambiguous',
  'removed',
  'withdrawn',
  'unknown',
];

/** Characters of a quotation that are shown. */
const SHOWN = 60;

/** One edition: where it is, and its articles, whose texts are read as they are needed. */
export interface ForecastSide {
  readonly path: string;
  readonly articles: readonly Article[];
}

/** What the newer edition would do to each annotation of the sample, article by article. */
export async function forecastSample(
  { annotations }: ParsedSample,
  before: ForecastSide,
  after: ForecastSide,
): Promise<Result<readonly Forecast[], RefusalCode>> {
  const older = await openBundle(before.path);
  if (!older.ok) return older;
  const newer = await openBundle(after.path);
  try {
    if (!newer.ok) return newer;
    const forecasts: Forecast[] = [];
    for (const [article, own] of groupBy(annotations, ({ article }) => article)) {
      const was = await readText(older.value, before.articles, article);
      const is = await readText(newer.value, after.articles, article);
      if (!was.ok) return was;
      if (!is.ok) return is;
      forecasts.push(...forecastArticle({ before: was.value, after: is.value }, own));
    }
    return ok(forecasts);
  } finally {
    await older.value.close();
    if (newer.ok) await newer.value.close();
  }
}

async function readText(
  reader: BundleReader,
  articles: readonly Article[],
  id: string,
): Promise<Result<ArticleText | undefined, RefusalCode>> {
  const article = articles.find((one) => one.id === id);
  if (article === undefined) return ok(undefined);
  const blob = await reader.readBlob(article.text);
  return blob.ok ? readJson(blob.value, parseArticleText) : blob;
}

export interface ForecastReport {
  readonly total: number;
  readonly unread: number;
  readonly counts: Readonly<Partial<Record<ForecastStatus, number>>>;
  /** What a person would have to place. */
  readonly attention: readonly {
    readonly article: string;
    readonly status: ForecastStatus;
    readonly quote?: string;
    readonly block?: string;
  }[];
}

export function reportOf(forecasts: readonly Forecast[], { unread }: ParsedSample): ForecastReport {
  const counts = ORDER.flatMap((status) => {
    const count = forecasts.filter((one) => one.status === status).length;
    return count === 0 ? [] : [[status, count] as const];
  });
  const attention = forecasts.flatMap(({ annotation: { article, block, quote }, status }) =>
    isAttention(status)
      ? [
          {
            article,
            status,
            ...(quote === undefined ? {} : { quote: quote.exact }),
            ...(block === undefined ? {} : { block }),
          },
        ]
      : [],
  );
  return { total: forecasts.length, unread, counts: Object.fromEntries(counts), attention };
}

function isAttention(status: ForecastStatus): boolean {
  return status === 'ambiguous' || status === 'removed' || status === 'withdrawn';
}

const NAMES: Readonly<Record<ForecastStatus, string>> = {
  'in-place': 'in place',
  moved: 'moved',
  changed: 'text changed',
  ambiguous: 'several possible places',
  removed: 'passage removed',
  withdrawn: 'article withdrawn',
  unknown: 'not in the older edition',
};

/** Lines for people: how many of each, then what somebody would have to place. */
export function reportLines({ total, unread, counts, attention }: ForecastReport): readonly string[] {
  const parts = ORDER.flatMap((status) => {
    const count = counts[status];
    return count === undefined ? [] : [`${count} ${NAMES[status]}`];
  });
  return [
    `Of ${total === 1 ? '1 annotation' : `${total} annotations`}: ${parts.length === 0 ? 'none' : parts.join(', ')}.`,
    ...(unread === 0 ? [] : [`${unread} of the sample could not be read as annotations of an article.`]),
    ...attention.map(({ article, status, quote, block }) => {
      const what = quote === undefined ? (block ?? '') : `“${shorten(quote)}”`;
      return `${NAMES[status]}: ${article}${what === '' ? '' : ` ${what}`}`;
    }),
  ];
}

function shorten(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ');
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN)}…`;
}
