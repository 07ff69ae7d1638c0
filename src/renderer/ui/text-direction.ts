/**
 * `dir` of a field: the direction of what is typed; while nothing is, that of the interface, in which its placeholder is
 * written (an empty field with `auto` runs from left to right).
 */
export function textDirection(value: string): 'auto' | undefined {
  return value === '' ? undefined : 'auto';
}
