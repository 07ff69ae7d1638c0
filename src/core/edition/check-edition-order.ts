/** Where an edition stands in the life of its archive. Order is (epoch, number). */
export interface EditionPlace {
  readonly epoch: number;
  readonly number: number;
  /** SHA-256 of `edition.json`, hex. */
  readonly sha256: string;
}

export type EditionOrder = 'newer' | 'same' | 'rollback' | 'equivocation';

/**
 * Compares an offered edition with the highest one this device has seen.
 *
 * - `rollback`: older, whoever signed it (TUF 1.0.34 §5.4.3, §5.5.5: no version below the trusted one).
 * - `newer` by epoch, whatever the number: what undoes a fast-forward (§5.3.11).
 * - `equivocation`: two different editions carry the same place. TUF §5.4.3.1 takes an equal version for the same
 *   metadata; here the hash is kept and compared, since one number has one edition for everybody.
 *
 * That parts of two editions cannot be mixed (§5.5.2, §5.6.2) needs no rule of its own: `edition.json` names every part
 * by its hash.
 */
export function checkEditionOrder(known: EditionPlace, offered: EditionPlace): EditionOrder {
  const steps = offered.epoch - known.epoch || offered.number - known.number;
  if (steps !== 0) return steps > 0 ? 'newer' : 'rollback';
  return offered.sha256 === known.sha256 ? 'same' : 'equivocation';
}
