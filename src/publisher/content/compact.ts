/** An object type whose fields may hold `undefined`, with those fields optional instead. */
export type Compact<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out the fields that are undefined, so that absent means absent in every JSON. */
export function compact<T extends object>(fields: T): Compact<T> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  // Object.fromEntries forgets which fields there were; the filter above is exactly what Compact says.
  return Object.fromEntries(kept) as Compact<T>;
}
