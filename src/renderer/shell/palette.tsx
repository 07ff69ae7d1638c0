import { useEffect, useMemo, useRef, useState } from 'react';
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  TextField,
} from 'react-aria-components';
import { groupBy } from '#core/group-by';
import { useMaybeArchive } from '../archive/archive-context.tsx';
import { runCommand } from '../commands/command-registry.ts';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useAvailableCommands } from '../commands/use-command.ts';
import { directionOf } from '../i18n/messages.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { textDirection } from '../ui/text-direction.ts';
import { useUser } from '../user/user-context.tsx';
import { filterItems } from './filter-items.ts';
import { archiveItemsOf } from './archive-items.ts';
import { commandItems, searchItem, type PaletteItem } from './palette-items.ts';
import styles from './palette.module.css';

interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Commands and quick open: type a few letters, Enter. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  const { t } = useMessages();
  return (
    <Dialog
      title={t('palette.title')}
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={t('shell.close')}
      width="wide"
      isBare
    >
      <PaletteBody onClose={onClose} />
    </Dialog>
  );
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const { t } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  useEffect(() => field.current?.focus(), []);
  const { commands, items } = useItems();
  const { reading } = useUser();
  const recent = useMemo(() => reading.map(({ article }) => article), [reading]);
  const isOpen = useMaybeArchive() !== null;
  const shown = useMemo(() => {
    const words = query.trim();
    const found = filterItems(items, query, { recent, commands });
    return words === '' || !isOpen
      ? found
      : [...found, searchItem(words, t('palette.search-for', { words }))];
  }, [commands, items, query, recent, isOpen, t]);
  const groups = useMemo(
    () => [...groupBy(shown, ({ group }) => group)].map(([id, rows]) => ({ id, rows })),
    [shown],
  );
  const choose = (key: unknown) => {
    const item = shown.find((candidate) => candidate.key === key);
    if (item === undefined) return;
    onClose();
    // After the dialog gave the focus back, so that the command may move it.
    setTimeout(() => act(item));
  };
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <div className={styles['scroller']}>
        <TextField type="search" aria-label={t('palette.field')} className={styles['field'] ?? ''}>
          <Input
            ref={field}
            className={styles['input'] ?? ''}
            placeholder={t('palette.field')}
            dir={textDirection(query)}
          />
        </TextField>
        <Menu
          aria-label={t('palette.list')}
          className={styles['menu'] ?? ''}
          items={groups}
          onAction={choose}
          renderEmptyState={() => <p className={styles['empty']}>{t('palette.empty')}</p>}
        >
          {({ id, rows }) => (
            <MenuSection id={id}>
              <Header className={styles['header'] ?? ''}>{t(`palette.${id}`)}</Header>
              <Collection items={rows.map((row) => ({ ...row, id: row.key }))}>
                {(row) => <PaletteRow item={row} />}
              </Collection>
            </MenuSection>
          )}
        </Menu>
      </div>
    </Autocomplete>
  );
}

function PaletteRow({ item }: { readonly item: PaletteItem }) {
  const { language } = useMessages();
  return (
    <MenuItem id={item.key} textValue={`${item.label} ${item.detail}`} className={styles['item'] ?? ''}>
      <bdi lang={item.lang} className={styles['label']}>
        {item.label}
      </bdi>
      {item.detail === '' ? null : <bdi className={styles['detail']}>{item.detail}</bdi>}
      {item.action.type === 'command' ? <Kbd keys={keysOf(item.action.id, directionOf(language))} /> : null}
    </MenuItem>
  );
}

interface Items {
  readonly commands: readonly PaletteItem[];
  readonly items: readonly PaletteItem[];
}

const NO_ITEMS: readonly PaletteItem[] = [];

function useItems(): Items {
  const { t, language } = useMessages();
  const open = useMaybeArchive();
  const available = useAvailableCommands();
  const commands = useMemo(() => commandItems(available, (id) => t(`command.${id}`)), [available, t]);
  const items = open === null ? NO_ITEMS : archiveItemsOf(open.catalogue, open.works, language);
  return { commands, items };
}

function act(item: PaletteItem): void {
  if (item.action.type === 'command') runCommand(item.action.id);
  else navigate(item.action.route);
}
