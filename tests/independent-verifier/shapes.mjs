// The fields of the page's tables, as functions that throw. A shape is a function of a value.

function need(condition, why) {
  if (!condition) throw new Error(why);
}

const text =
  (least = 0, most = Infinity) =>
  (value) =>
    need(typeof value === 'string' && value.length >= least && value.length <= most, 'no such text');
const match = (pattern) => (value) =>
  need(typeof value === 'string' && pattern.test(value), `not ${pattern}`);
const whole = (least, most) => (value) =>
  need(Number.isSafeInteger(value) && value >= least && value <= most, 'no such number');
const oneOf =
  (...words) =>
  (value) =>
    need(words.includes(value), 'no such word');
const list =
  (shape, most = Infinity) =>
  (value) => {
    need(Array.isArray(value) && value.length <= most, 'no such list');
    value.forEach((item) => shape(item));
  };
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const byKey = (key, shape) => (value) => {
  need(isObject(value), 'no object');
  for (const [name, item] of Object.entries(value)) {
    key(name);
    shape(item);
  }
};
/** Fields that are all there, and those that may be left out. */
const object =
  (fields, optional = {}) =>
  (value) => {
    need(isObject(value), 'no object');
    for (const name of Object.keys(fields)) need(Object.hasOwn(value, name), `${name} is missing`);
    for (const [name, item] of Object.entries(value)) {
      const shape = Object.hasOwn(fields, name)
        ? fields[name]
        : Object.hasOwn(optional, name)
          ? optional[name]
          : undefined;
      need(shape, `${name} is unknown`);
      shape(item);
    }
  };
const distinct = (items) => need(new Set(items).size === items.length, 'something twice');

const any = text();
const COUNT = 2 ** 40;
const counter = whole(1, COUNT);
const amount = whole(0, COUNT);
const hash = match(/^[0-9a-f]{64}$/);
const id = match(/^[a-z0-9][a-z0-9-]{0,199}$/);
const archiveId = match(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/);
const language = match(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/);
const date = match(/^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2}))?)?)?$/);
const web = match(/^https?:\/\/\S+$/);
const localised = (value) => (typeof value === 'string' ? undefined : byKey(any, any)(value));
const blobFields = { sha256: hash, size: whole(0, 2 ** 34), type: match(/^[a-z0-9]+\/[a-z0-9.+-]{1,100}$/) };
const blob = object(blobFields);

function instant(value) {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?Z$/.exec(
    value,
  );
  need(typeof value === 'string' && parts, 'no instant');
  const [year, month, day, hour, minute, second = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  need(day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60, 'no day of the calendar');
}

const keyIds = (value) => {
  list(hash, 64)(value);
  need(value.length > 0, 'no key');
  distinct(value);
};
const keyCount = whole(1, 64);

/** A root; key ids and chain are checked elsewhere. */
export function root(value) {
  object(
    {
      format: oneOf(1),
      archiveId,
      version: counter,
      keys: byKey(hash, object({ type: oneOf('ed25519'), public: match(/^[A-Za-z0-9_-]{43}$/) })),
      roles: object({
        root: object({ keyIds, threshold: keyCount }),
        release: object({ keyIds, threshold: keyCount }, { withdrawalThreshold: keyCount }),
      }),
      reviewBy: instant,
    },
    { epoch: counter, revoked: list(object({ keyId: hash, distrustFrom: counter }), 1024) },
  )(value);
  distinct(Object.values(value.keys).map((key) => key.public));
  distinct((value.revoked ?? []).map(({ keyId }) => keyId));
  for (const role of Object.values(value.roles)) {
    const { threshold, withdrawalThreshold = threshold } = role;
    need(threshold <= role.keyIds.length, 'a threshold out of reach');
    need(
      withdrawalThreshold >= threshold && withdrawalThreshold <= role.keyIds.length,
      'a threshold out of reach',
    );
    for (const keyId of role.keyIds) need(Object.hasOwn(value.keys, keyId), 'a key that is not there');
  }
  for (const { keyId } of value.revoked ?? [])
    need(!Object.hasOwn(value.keys, keyId), 'a revoked key is listed');
}

export const signatures = object({
  payloadType: text(0, 200),
  signatures: list(object({ keyId: hash, sig: match(/^[A-Za-z0-9_-]{86}$/) }), 64),
});

export function edition(value) {
  object(
    {
      format: oneOf(1),
      archiveId,
      epoch: counter,
      number: counter,
      createdAt: instant,
      freshUntil: instant,
      rootVersion: counter,
      minApp: text(0, 40),
      title: localised,
      publisher: text(0, 500),
      contact: text(0, 500),
      licence: text(0, 500),
      languages: list(language, 100),
      counts: object({ articles: amount, sources: amount, bytes: amount }),
      shards: list(
        object({
          ...blobFields,
          size: whole(0, 262144),
          prefix: match(/^[0-9a-f]{0,16}$/),
          articles: counter,
        }),
      ),
      records: object({ sources: blob, conferences: blob, topics: blob, organisations: blob, terms: blob }),
      indexes: list(object({ ...blobFields, lang: language, engine: text(1, 100) })),
      changes: object({ added: list(id), revised: list(id), removed: list(id) }),
      withdrawn: list(object({ article: id, reason: text(0, 2000) })),
    },
    {
      message: text(0, 5000),
      labels: list(
        object({ article: id, label: oneOf('minor', 'major', 'correction') }, { reason: text(0, 2000) }),
      ),
      previous: object({ number: counter, sha256: hash }),
    },
  )(value);
  distinct((value.labels ?? []).map(({ article }) => article));
  const prefixes = value.shards.map(({ prefix }) => prefix);
  prefixes.forEach((one, at) =>
    prefixes.forEach((other, there) => need(at === there || !other.startsWith(one), 'shards overlap')),
  );
}

const LABELS =
  'page article-locator paragraph section chapter appendix rule title-locator verse principle preamble'.split(
    ' ',
  );

const article = (value) => {
  object(
    {
      id,
      rev: text(1, 128),
      title: text(1),
      lang: language,
      published: date,
      authors: list(any),
      kind: oneOf('news', 'analysis', 'event-report', 'statement', 'explainer'),
      topics: list(id),
      conferences: list(id),
      words: amount,
      citations: list(
        object(
          { number: whole(1, 2 ** 53 - 1), places: list(object({ block: any, offset: amount })) },
          { source: id, locator: object({ label: oneOf(...LABELS), value: any }), note: any },
        ),
      ),
      html: blob,
      text: blob,
      attachments: list(blob),
    },
    {
      updated: date,
      translationOf: id,
      summary: any,
      image: object({ ...blobFields, alt: any }),
      canonicalUrl: web,
      licence: any,
    },
  )(value);
  value.citations.forEach(({ number }, at) => need(number === at + 1, 'citations out of order'));
};
export const shard = object({ articles: list(article) });

const KINDS =
  'treaty protocol resolution declaration guidelines report issue-paper toolkit general-recommendation decision body-document other';
const texts = (names) => Object.fromEntries(names.split(' ').map((name) => [name, any]));
const pages = (value) => {
  object({ ...blobFields, count: whole(1, 10000), blank: list(whole(1, 10000)) })(value);
  value.blank.forEach((page, at) =>
    need(page <= value.count && page > (value.blank[at - 1] ?? 0), 'blank pages out of order'),
  );
};
const source = object(
  {
    id,
    type: any,
    title: text(1),
    author: list(object({}, texts('family given literal'))),
    kind: oneOf(...KINDS.split(' ')),
    identifiers: list(
      object({ kind: oneOf('un-symbol', 'treaty-series', 'other'), value: any }, { part: any }),
    ),
    titles: byKey(any, any),
    relations: list(
      object({
        type: oneOf('recalls', 'amends', 'supplements', 'supersedes', 'annexes', 'adopted-by'),
        source: id,
      }),
    ),
  },
  {
    ...texts(
      'titleShort authority issued number publisher publisherPlace eventTitle containerTitle volume page',
    ),
    ...texts('doi isbn language adopted opened inForce'),
    url: web,
    status: oneOf('in-force', 'adopted', 'superseded', 'withdrawn', 'unknown'),
    supersededBy: id,
    note: localised,
    file: object(blobFields, { pages }),
  },
);
const item = object({ id: any, title: localised }, { symbol: any });
const conference = object(
  { id, title: localised, agenda: list(item), sideEvents: list(item), sources: list(id) },
  { place: localised, start: date, end: date, url: web, organisation: id, note: localised },
);
const topic = object({ id, label: localised }, { broader: id });
const organisation = object(
  { id, names: localised, acronyms: list(any) },
  { url: web, partOf: id, note: localised },
);
const term = object(
  { id, names: byKey(any, list(any)) },
  { definition: localised, source: id, organisation: id },
);

const records = (shape) => (value) => {
  list(shape)(value);
  distinct(value.map((one) => one.id));
};
/** By the names of `records` in edition.json. */
export const recordLists = {
  sources: records(source),
  conferences: records(conference),
  topics: records(topic),
  organisations: records(organisation),
  terms: records(term),
};

const block = object(
  {
    id: match(/^[a-z0-9][a-z0-9-]*$/),
    kind: oneOf('heading', 'paragraph', 'list-item', 'table-cell', 'caption', 'quote'),
    start: amount,
    end: amount,
  },
  { level: whole(1, 6), number: whole(1, 2 ** 53 - 1) },
);

export const pageTexts = object({ version: whole(1, 1), pages: list(any, 10000) });

export function articleText(value) {
  object({ version: whole(1, 2 ** 53 - 1), text: any, blocks: list(block) })(value);
  distinct(value.blocks.map((one) => one.id));
  let reached = 0;
  for (const { start, end } of value.blocks) {
    need(start >= reached && end >= start && end <= value.text.length, 'a block out of place');
    reached = end;
  }
}
