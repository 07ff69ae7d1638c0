import { useMemo } from 'react';
import { HIGHLIGHT_KINDS, type HighlightKind } from '#core/annotations/annotation';
import { useMessages } from '../i18n/use-messages.ts';
import { useUser } from './user-context.tsx';

/** What the five kinds of highlights are called: as the person named them, else in the interface language. */
export function useKindNames(): Readonly<Record<HighlightKind, string>> {
  const { t } = useMessages();
  const { highlightNames } = useUser().settings;
  return useMemo(() => {
    const nameOf = (kind: HighlightKind): string =>
      (highlightNames[kind - 1] ?? '').trim() || t(`highlight.kind-${kind}`);
    const [one, two, three, four, five] = HIGHLIGHT_KINDS;
    return {
      [one]: nameOf(one),
      [two]: nameOf(two),
      [three]: nameOf(three),
      [four]: nameOf(four),
      [five]: nameOf(five),
    };
  }, [t, highlightNames]);
}
