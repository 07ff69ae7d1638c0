/** Something that was wrong with a file of the user's at start, told once. The bridge has the same shape. */
export interface StorageProblem {
  readonly kind: 'notes-damaged' | 'settings-damaged' | 'notes-newer' | 'locked';
  /** Where the damaged file was put aside; absent when it was left where it is, and nothing is written then. */
  readonly setAside?: string;
}
