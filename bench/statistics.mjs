/** Percentile of a list of numbers, nearest rank. */
export function percentile(values, p) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** `p50 / p95 / max`, in milliseconds. */
export function summary(values) {
  const show = (value) => value.toFixed(1).padStart(8);
  return `${show(percentile(values, 50))}${show(percentile(values, 95))}${show(Math.max(...values))}`;
}
