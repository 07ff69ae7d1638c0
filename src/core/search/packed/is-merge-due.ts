/** Segments that editions have added weigh so much beside the base that the next edition should bring one new base. */
export function isMergeDue(baseBytes: number, addedBytes: readonly number[]): boolean {
  const added = addedBytes.reduce((sum, bytes) => sum + bytes, 0);
  return addedBytes.length >= MOST_SEGMENTS || added > baseBytes * MOST_ADDED;
}

const MOST_SEGMENTS = 8;
const MOST_ADDED = 0.25;
