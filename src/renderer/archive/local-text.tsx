import type { LocalizedText } from '#core/archive/localized-text';
import { useMessages } from '../i18n/use-messages.ts';
import { recordText } from './record-text.ts';

interface LocalTextProps {
  readonly text: LocalizedText | undefined;
}

/** Words of a record inside a line, in the interface language where the record has it, marked with theirs. */
export function LocalText({ text }: LocalTextProps) {
  const { language } = useMessages();
  const found = recordText(text, language);
  return <bdi lang={found.lang}>{found.text}</bdi>;
}
