import { canonicalText } from '#core/text/canonical-text';
import type { DraftBlock, Inline } from './article-draft.ts';

/** The canonical text of a block's content, and where its marks stand in it. */
export function measureInlines(inlines: readonly Inline[]): Pick<DraftBlock, 'text' | 'marks'> {
  const raw: string[] = [];
  const places: { readonly number: number; readonly before: string }[] = [];
  const visit = (inline: Inline): void => {
    switch (inline.type) {
      case 'text':
      case 'code':
        raw.push(inline.value);
        break;
      case 'break':
        raw.push('\n');
        break;
      case 'cite':
        places.push({ number: inline.number, before: raw.join('') });
        break;
      case 'image':
        break;
      default:
        inline.children.forEach(visit);
    }
  };
  inlines.forEach(visit);
  const text = canonicalText(raw.join(''));
  const marks = places.map(({ number, before }) => ({
    number,
    offset: Math.min(canonicalText(before).length, text.length),
  }));
  return { text, marks };
}
