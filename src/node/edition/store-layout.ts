// Where things lie in the store. Names are made here, of hashes and checked keys; none comes out of a bundle.
//
//   archives.json, archives.copy.json           the pointer, twice (state-files.ts)
//   archives/<key>/roots/1.json, 1.sig.json …
//   archives/<key>/editions/<content host>/     edition.json, edition.sig.json
//   blobs/sha256/ab/<hash>                      shared by all archives
//   incoming/<id>/                              an install that is not finished
//   fetching/<id>/                              what has come of an edition from a server: a bundle in the making,
//                                               kept over a restart, so that it goes on where it was
import { contentHost } from '#core/edition/archive-key';
import type { EditionPlace } from '#core/edition/check-edition-order';

export const ARCHIVES = 'archives';
export const BLOBS: readonly string[] = ['blobs', 'sha256'];
export const INCOMING = 'incoming';
export const FETCHING = 'fetching';

export function rootsFolder(key: string): readonly string[] {
  return [ARCHIVES, key, 'roots'];
}

export function editionsFolder(key: string): readonly string[] {
  return [ARCHIVES, key, 'editions'];
}

/**
 * The folder of one edition. Not the number alone: after a change of epoch the same number comes again, and the
 * edition that is kept must not be written over.
 */
export function editionFolder(key: string, place: EditionPlace): readonly string[] {
  return [...editionsFolder(key), contentHost(place.number, place.sha256)];
}

/** Where an entry of a bundle lies, seen from the store's folder. */
export function placeInStore(key: string, place: EditionPlace): (name: string) => string {
  return (name) => {
    if (name.startsWith('edition.')) return [...editionFolder(key, place), name].join('/');
    return name.startsWith('roots/') ? [ARCHIVES, key, name].join('/') : name;
  };
}
