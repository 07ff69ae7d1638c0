// Stock lunr over the same tokens: the reference that the packed index is held against, in tests and in bench/.
import lunr from 'lunr';
import type { PackedOptions } from './packed-builder.ts';
import type { PackedDocument, PackedToken } from './packed-document.ts';

/** lunr's own index of the documents, added in the order of their refs as the packed one numbers them. */
export function buildStockIndex(documents: readonly PackedDocument[], options: PackedOptions): lunr.Index {
  const builder = new lunr.Builder();
  builder.ref('ref');
  if (options.k1 !== undefined) builder.k1(options.k1);
  if (options.b !== undefined) builder.b(options.b);
  for (const { name, boost } of options.fields) builder.field(name, boost === undefined ? {} : { boost });
  const toTokens = (tokens: readonly PackedToken[]): lunr.Token[] =>
    tokens.map(({ term }) => new lunr.Token(term, {}));
  // lunr's types call the tokenizer a namespace with separators; at run time any function is one.
  builder.tokenizer = toTokens as unknown as typeof lunr.tokenizer;
  const sorted = documents.toSorted((a, b) => (a.ref < b.ref ? -1 : 1));
  for (const { ref, tokens } of sorted)
    builder.add({
      ref,
      ...Object.fromEntries(options.fields.map(({ name }, at) => [name, tokens[at] ?? []])),
    });
  return builder.build();
}
