/** Steps of the zoom, as shares of the printed size. */
const STEPS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6];

/** The next larger step than a size; the largest again at the end. */
export function zoomedIn(scale: number): number {
  return STEPS.find((step) => step > scale + 0.01) ?? STEPS.at(-1) ?? scale;
}

/** The next smaller one. */
export function zoomedOut(scale: number): number {
  return STEPS.findLast((step) => step < scale - 0.01) ?? STEPS[0] ?? scale;
}
