const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** Whether a text is an ISO 8601 year, month, day or instant that the calendar has. */
export function isIsoDate(text: string): boolean {
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (year === undefined) return false;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month)));
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** CSL's `{date-parts: [[2000, 11, 15]]}` as ISO 8601; undefined where it is something else. */
export function dateOfParts(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('date-parts' in value)) return undefined;
  const parts: unknown = value['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  if (!Array.isArray(first) || first.length === 0 || first.length > 3) return undefined;
  const numbers = first.map(Number);
  if (numbers.some((part) => !Number.isInteger(part))) return undefined;
  return numbers.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-');
}
