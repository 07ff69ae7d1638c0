/**
 * The `limit` numbers that stand before all others, in order. A heap of the best so far, its worst on top: most of a
 * long list is compared once.
 */
export function bestNumbers(
  numbers: Uint32Array,
  limit: number,
  compare: (a: number, b: number) => number,
): readonly number[] {
  if (limit <= 0) return [];
  const heap: number[] = [];
  for (const number of numbers) {
    if (heap.length < limit) {
      heap.push(number);
      rise(heap, compare);
    } else if (compare(number, heap[0] ?? number) < 0) {
      heap[0] = number;
      sink(heap, compare);
    }
  }
  return heap.sort(compare);
}

function rise(heap: number[], compare: (a: number, b: number) => number): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    if (compare(heap[at] ?? 0, heap[parent] ?? 0) <= 0) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: number[], compare: (a: number, b: number) => number): void {
  let at = 0;
  for (;;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let worst = at;
    if (left < heap.length && compare(heap[left] ?? 0, heap[worst] ?? 0) > 0) worst = left;
    if (right < heap.length && compare(heap[right] ?? 0, heap[worst] ?? 0) > 0) worst = right;
    if (worst === at) return;
    swap(heap, at, worst);
    at = worst;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a] ?? 0;
  heap[a] = heap[b] ?? 0;
  heap[b] = kept;
}
