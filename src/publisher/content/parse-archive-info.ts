import { isLanguageTag } from './language-tag.ts';
import type { ArchiveInfo } from './content.ts';
import type { RecordReader } from './record-reader.ts';

const ARCHIVE_ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** Reads `archive.yaml`. What is missing is reported and stands as an empty text. */
export function parseArchiveInfo(record: RecordReader): ArchiveInfo {
  const archiveId = record.required('archiveId', 'missing-id') ?? '';
  if (archiveId !== '' && !ARCHIVE_ID.test(archiveId)) {
    record.tell(
      'archiveId',
      'bad-id',
      `"${archiveId}" is not an archive's id: small letters, digits, hyphens`,
    );
  }
  const title = record.localized('title');
  if (title === undefined) record.missing('title', 'missing-title');
  const languages = record.texts('languages');
  if (languages.length === 0) record.missing('languages', 'missing-language');
  for (const lang of languages.filter((one) => !isLanguageTag(one))) {
    record.tell('languages', 'unknown-language', `"${lang}" is not a language tag such as en or pt-BR`);
  }
  const info = {
    archiveId,
    title: title ?? '',
    publisher: record.required('publisher', 'missing-field') ?? '',
    languages,
    contact: record.required('contact', 'missing-field') ?? '',
    licence: record.required('licence', 'missing-field') ?? '',
  };
  record.finish();
  return info;
}
