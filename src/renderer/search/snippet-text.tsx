import type { SnippetPart } from '#core/search/search-types';

/** Words with the hits among them marked. */
export function SnippetText({ parts }: { readonly parts: readonly SnippetPart[] }) {
  return parts.map((part, i) =>
    part.hit ? <mark key={i}>{part.text}</mark> : <span key={i}>{part.text}</span>,
  );
}
