import { useMemo } from 'react';
import type { AgendaItem } from '#core/archive/catalogue';
import { useArchive } from '../archive/archive-context.tsx';
import { recordText } from '../archive/record-text.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH } from '../routing/route.ts';
import styles from './agenda-list.module.css';
import { sourcesBySymbol, symbolForm } from './sources-by-symbol.ts';

interface AgendaListProps {
  readonly items: readonly AgendaItem[];
  /** The list's name in `data-place`. */
  readonly place: string;
}

/** Items of an agenda; a symbol leads to its source, or to a search for it. */
export function AgendaList({ items, place }: AgendaListProps) {
  const { language } = useMessages();
  const { sources } = useArchive().catalogue;
  const bySymbol = useMemo(() => sourcesBySymbol(sources), [sources]);
  return (
    <ol className={styles['items']}>
      {items.map(({ id, title, symbol }) => {
        const { text, lang } = recordText(title, language);
        const source = symbol === undefined ? undefined : bySymbol.get(symbolForm(symbol));
        return (
          <li key={id} className={styles['item']} value={officialNumber(id)}>
            <span lang={lang} dir="auto" className={styles['title']}>
              {text}
            </span>
            {symbol === undefined ? null : (
              <Link
                to={
                  source === undefined ? { ...EMPTY_SEARCH, text: symbol } : { name: 'source', id: source.id }
                }
                className={styles['symbol']}
                dir="ltr"
                data-place={`${place}:${id}`}
              >
                {symbol}
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The number an item has in the official agenda, where its id is one. */
function officialNumber(id: string): number | undefined {
  return /^\d{1,4}$/.test(id) ? Number(id) : undefined;
}
