// The lists of an edition that are not articles: each is one JSON array.
import { z } from 'zod';
import type { Conference, Organisation, Term, Topic } from '#core/archive/catalogue';
import type { Result } from '#core/result';
import { allDifferent, id, isoDate, localizedText, parseWith, webUrl } from './schema-parts.ts';

const text = z.string();
const agendaItem = z.strictObject({ id: text, title: localizedText, symbol: text.exactOptional() });

const conference = z.strictObject({
  id,
  title: localizedText,
  place: localizedText.exactOptional(),
  start: isoDate.exactOptional(),
  end: isoDate.exactOptional(),
  url: webUrl.exactOptional(),
  organisation: id.exactOptional(),
  agenda: z.array(agendaItem),
  sideEvents: z.array(agendaItem),
  sources: z.array(id),
  note: localizedText.exactOptional(),
});

const topic = z.strictObject({ id, label: localizedText, broader: id.exactOptional() });

const organisation = z.strictObject({
  id,
  names: localizedText,
  acronyms: z.array(text),
  url: webUrl.exactOptional(),
  partOf: id.exactOptional(),
  note: localizedText.exactOptional(),
});

const term = z.strictObject({
  id,
  names: z.record(text, z.array(text)),
  definition: localizedText.exactOptional(),
  source: id.exactOptional(),
  organisation: id.exactOptional(),
});

/** A list in which each id comes once. */
export function listOf<T extends { readonly id: string }>(item: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(item).refine((all) => allDifferent(all, (one) => one.id), 'an id comes twice');
}

export function parseConferences(value: unknown): Result<readonly Conference[], 'bad-data'> {
  return parseWith(listOf<Conference>(conference), value, 'conferences');
}

export function parseTopics(value: unknown): Result<readonly Topic[], 'bad-data'> {
  return parseWith(listOf<Topic>(topic), value, 'topics');
}

export function parseOrganisations(value: unknown): Result<readonly Organisation[], 'bad-data'> {
  return parseWith(listOf<Organisation>(organisation), value, 'organisations');
}

export function parseTerms(value: unknown): Result<readonly Term[], 'bad-data'> {
  return parseWith(listOf<Term>(term), value, 'terms');
}
