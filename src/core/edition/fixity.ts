/** What reading every installed part again has found. */
export interface FixityReport {
  /** Numbers of the kept editions, the open one first. */
  readonly editions: readonly number[];
  /** Of all kept editions together, each part once. */
  readonly parts: number;
  readonly bytes: number;
  readonly damagedParts: number;
  readonly damagedBytes: number;
  /** What names other parts is damaged itself: those can only be looked at when it has been repaired. */
  readonly isPartial: boolean;
}

/** What is damaged still when all that could be had again was put in its place. */
export interface RepairReport extends FixityReport {
  readonly mendedParts: number;
}

/** An edition that was written to a file, read back and found whole. */
export interface CopiedEdition {
  readonly fileName: string;
  readonly bytes: number;
  readonly edition: number;
  /** It holds only what is new since this edition. */
  readonly since?: number;
}
