const SIGNATURES: readonly (readonly [type: string, pattern: RegExp])[] = [
  // oxlint-disable-next-line no-control-regex -- control characters are what the format begins with
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
  ['image/avif', /^[\s\S]{4}ftypavi[fs]/],
  ['application/pdf', /^%PDF-/],
];

/** The media type that a file's first 16 bytes prove; undefined for everything an archive does not carry. */
export function mediaTypeOf(head: Uint8Array): string | undefined {
  const text = String.fromCharCode(...head.subarray(0, 16));
  return SIGNATURES.find(([, pattern]) => pattern.test(text))?.[0];
}
