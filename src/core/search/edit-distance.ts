/**
 * Edits between two words: insert, delete, replace, swap of neighbours (optimal string alignment).
 * Answers `limit + 1` for anything above `limit`, which is never more than 2 here.
 */
export function editDistance(a: string, b: string, limit: 1 | 2): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(cell(a, b, i, j, before, row, next));
    if (Math.min(...next) > limit) return limit + 1;
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? 0, limit + 1);
}

function cell(
  a: string,
  b: string,
  i: number,
  j: number,
  before: readonly number[],
  row: readonly number[],
  next: readonly number[],
): number {
  const cost = a[i - 1] === b[j - 1] ? 0 : 1;
  const edited = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
  const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return isSwap ? Math.min(edited, (before[j - 2] ?? 0) + 1) : edited;
}
