import type { Organisation, Term, Topic } from '#core/archive/catalogue';
import type { Source } from '#core/archive/source';
import { checkArticles } from './check-articles.ts';
import type { ContentArticle, Placed, Withdrawal } from './content.ts';
import type { ParsedConference } from './parse-records.ts';
import type { ProblemCode, Report } from './problem.ts';

/** Everything that may name something else. */
export interface References {
  readonly articles: readonly ContentArticle[];
  readonly sources: readonly Placed<Source>[];
  readonly conferences: readonly Placed<ParsedConference>[];
  readonly topics: readonly Placed<Topic>[];
  readonly organisations: readonly Placed<Organisation>[];
  readonly terms: readonly Placed<Term>[];
  readonly withdrawals: readonly Placed<Withdrawal>[];
  /** Languages of `archive.yaml`; empty where it could not be read. */
  readonly languages: readonly string[];
}

/** Checks between records: every id once, every name known, nothing above itself. */
export function checkReferences(all: References, report: Report): void {
  const conferences = all.conferences.map((one) => ({ ...one, value: one.value.conference }));
  const ids = {
    articles: new Set(all.articles.map(({ head }) => head.id)),
    sources: idsOf(all.sources, 'source', report),
    conferences: idsOf(conferences, 'conference', report),
    topics: idsOf(all.topics, 'topic', report),
    organisations: idsOf(all.organisations, 'organisation', report),
  };
  idsOf(all.terms, 'term', report);
  const need: Need = (known, at, key, id, code, what) => {
    if (id === undefined || known.has(id)) return;
    const message = `there is no ${what} "${id}"`;
    report({ file: at.file, line: at.lineOf(key), code, severity: 'error', message });
  };
  checkRecords(all, ids, need);
  for (const one of conferences) {
    need(
      ids.organisations,
      one,
      'organisation',
      one.value.organisation,
      'unknown-organisation',
      'organisation',
    );
    for (const id of one.value.sources) need(ids.sources, one, 'sources', id, 'unknown-source', 'source');
  }
  tellProposed(all.conferences, report);
  checkCircle(all.topics, 'broader', (topic) => topic.broader, report);
  checkCircle(all.organisations, 'partOf', (organisation) => organisation.partOf, report);
  checkWithdrawals(all, report);
  checkArticles(all.articles, { ...ids, languages: all.languages }, report);
}

type Need = (
  known: ReadonlySet<string>,
  at: Placed<unknown>,
  key: string,
  id: string | undefined,
  code: ProblemCode,
  what: string,
) => void;

function checkRecords(
  all: References,
  ids: {
    readonly articles: ReadonlySet<string>;
    readonly sources: ReadonlySet<string>;
    readonly topics: ReadonlySet<string>;
    readonly organisations: ReadonlySet<string>;
  },
  need: Need,
): void {
  for (const one of all.sources) {
    need(ids.sources, one, 'custom', one.value.supersededBy, 'unknown-source', 'source');
    for (const { source } of one.value.relations)
      need(ids.sources, one, 'custom', source, 'unknown-source', 'source');
  }
  for (const one of all.topics) need(ids.topics, one, 'broader', one.value.broader, 'unknown-topic', 'topic');
  for (const one of all.organisations) {
    need(ids.organisations, one, 'partOf', one.value.partOf, 'unknown-organisation', 'organisation');
  }
  for (const one of all.terms) {
    need(ids.sources, one, 'source', one.value.source, 'unknown-source', 'source');
    need(
      ids.organisations,
      one,
      'organisation',
      one.value.organisation,
      'unknown-organisation',
      'organisation',
    );
  }
}

function idsOf(
  records: readonly Placed<{ readonly id: string }>[],
  what: string,
  report: Report,
): ReadonlySet<string> {
  const first = new Map<string, Placed<unknown>>();
  for (const one of records) {
    const { id } = one.value;
    const other = first.get(id);
    if (other === undefined) first.set(id, one);
    else {
      const message = `the ${what} "${id}" is already in ${other.file}, line ${other.lineOf('id')}`;
      report({ file: one.file, line: one.lineOf('id'), code: 'duplicate-id', severity: 'error', message });
    }
  }
  return new Set(first.keys());
}

/** An article is withdrawn, or it is there: an edition that says both is refused by every reader. */
function checkWithdrawals({ articles, withdrawals }: References, report: Report): void {
  for (const { value, file, lineOf } of withdrawals) {
    const there = articles.find(({ head }) => head.id === value.article);
    if (there === undefined) continue;
    const message =
      `"${value.article}" is withdrawn here and is still in ${there.file}: ` +
      'delete that file if the article is to go, or take the withdrawal out of next.yaml if it is to stay';
    report({ file, line: lineOf('article'), code: 'withdrawn-present', severity: 'error', message });
  }
}

function tellProposed(conferences: readonly Placed<ParsedConference>[], report: Report): void {
  for (const one of conferences.filter(({ value }) => value.isProposed)) {
    const message = `the conference "${one.value.conference.id}" is only proposed and will not be published: check it and remove "proposed"`;
    report({
      file: one.file,
      line: one.lineOf('proposed'),
      code: 'proposed-conference',
      severity: 'warning',
      message,
    });
  }
}

function checkCircle<T extends { readonly id: string }>(
  records: readonly Placed<T>[],
  key: string,
  above: (record: T) => string | undefined,
  report: Report,
): void {
  const parents = new Map(records.map(({ value }) => [value.id, above(value)]));
  for (const one of records) {
    const seen = new Set<string>();
    let id = parents.get(one.value.id);
    while (id !== undefined && id !== one.value.id && !seen.has(id)) {
      seen.add(id);
      id = parents.get(id);
    }
    if (id !== one.value.id) continue;
    const message = `"${one.value.id}" stands above itself`;
    report({ file: one.file, line: one.lineOf(key), code: 'circle', severity: 'error', message });
  }
}
