// Where each archive was fetched from last, so that the next time one press is enough.
import { ARCHIVE_KEY } from '#core/edition/archive-key';

/** Addresses by archive; a Map, so that no archive's key can be mistaken for a member. */
export type Addresses = ReadonlyMap<string, string>;

/** Longest address kept, in UTF-16 units. */
const MAX_ADDRESS = 2000;
const ADDRESS = /^https?:\/\/\S+$/;

/** Addresses from disk. What cannot be one is left out; it is judged again before anything is asked for. */
export function parseAddresses(value: unknown): Addresses {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(
    Object.entries(value).filter(
      (entry): entry is [string, string] => ARCHIVE_KEY.test(entry[0]) && isAddress(entry[1]),
    ),
  );
}

/** With one more; undefined where it is no archive or no address. */
export function placeAddress(addresses: Addresses, archive: string, address: string): Addresses | undefined {
  if (!ARCHIVE_KEY.test(archive) || !isAddress(address)) return undefined;
  return new Map([...addresses, [archive, address]]);
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_ADDRESS && ADDRESS.test(value);
}
