import { editDistance } from '#core/search/edit-distance';

/** The name that is written almost so: two letters or fewer apart, the nearest first. */
export function nearestName(
  written: string,
  names: readonly string[],
  stemOf: (name: string) => string = (name) => name,
): string | undefined {
  return [0, 1, 2]
    .map((limit) => names.find((name) => editDistance(written, stemOf(name), 2) <= limit))
    .find((name) => name !== undefined);
}
