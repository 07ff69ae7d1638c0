/** Where an edition stands. */
interface Place {
  readonly epoch: number;
  readonly number: number;
  readonly sha256: string;
}

/** Whether a reader takes a bundle; `highest` is the highest edition this device has seen of the archive. */
export function verify(
  file: Buffer,
  highest?: Place,
): (Place & { readonly ok: true }) | { readonly ok: false; readonly why: string };
