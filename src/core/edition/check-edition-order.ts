/** Where an edition stands in the life of its archive. Order is (epoch, number). */
export interface EditionPlace {
  readonly epoch: number;
  readonly number: number;
  /** SHA-256 of `edition.json`, hex. */
  readonly sha256: string;
}

export type EditionOrder = 'newer' | 'same' | 'rollback' | 'equivocation';

/**
 * Compares an offered edition with the highest one this device has seen. `equivocation`: two different editions
 * carry the same number. `rollback`: older, whoever signed it (TUF 1.0.34 §5.4.3).
 */
export function checkEditionOrder(known: EditionPlace, offered: EditionPlace): EditionOrder {
  const steps = offered.epoch - known.epoch || offered.number - known.number;
  if (steps !== 0) return steps > 0 ? 'newer' : 'rollback';
  return offered.sha256 === known.sha256 ? 'same' : 'equivocation';
}
