import { COMMANDS, type Command, type CommandId, type CommandMenu } from '#core/commands/commands';
import { useAvailableCommands } from '../commands/use-command.ts';
import { keysOf } from '../commands/shortcut-keys.ts';
import { directionOf } from '../i18n/messages.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { useUser } from '../user/user-context.tsx';
import styles from './shortcut-sheet.module.css';

const GROUPS: readonly CommandMenu[] = ['go', 'edit', 'view', 'notes', 'file', 'help'];

/** Keys of the reader that need no modifier, as the help tells them too. */
const SINGLE_KEYS = [
  { keys: ['/'], label: 'shortcuts.search' },
  { keys: ['J'], label: 'shortcuts.next-paragraph' },
  { keys: ['K'], label: 'shortcuts.previous-paragraph' },
  { keys: ['B'], label: 'shortcuts.bookmark-paragraph' },
  { keys: ['S'], label: 'shortcuts.select-sentence' },
  { keys: ['⇧', 'S'], label: 'shortcuts.select-previous' },
  { keys: ['E'], label: 'shortcuts.extend-word' },
  { keys: ['⇧', 'E'], label: 'shortcuts.shrink-word' },
  { keys: ['H'], label: 'shortcuts.highlight' },
  { keys: ['N'], label: 'shortcuts.note-passage' },
  { keys: ['C'], label: 'shortcuts.cite-passage' },
  { keys: ['1', '–', '5'], label: 'shortcuts.kinds' },
  { keys: ['Del'], label: 'shortcuts.remove-highlight' },
  { keys: ['?'], label: 'shortcuts.sheet' },
] as const;

interface ShortcutSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All shortcuts, from the one list of commands; those that cannot act here are dimmed by name. */
export function ShortcutSheet({ isOpen, onClose }: ShortcutSheetProps) {
  const { t } = useMessages();
  const { settings } = useUser();
  return (
    <Dialog
      title={t('shortcuts.title')}
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={t('shell.close')}
      width="wide"
    >
      <div className={styles['sheet']}>
        {GROUPS.map((menu) => (
          <Group key={menu} menu={menu} />
        ))}
        {settings.singleKeys ? (
          <section className={styles['group']}>
            <h3>{t('shortcuts.single')}</h3>
            <dl className={styles['list']}>
              {SINGLE_KEYS.map(({ keys, label }) => (
                <Row key={label} label={t(label)} keys={keys} note="" />
              ))}
            </dl>
          </section>
        ) : null}
      </div>
    </Dialog>
  );
}

function Group({ menu }: { readonly menu: CommandMenu }) {
  const { t, language } = useMessages();
  const available = useAvailableCommands();
  const commands = COMMANDS.filter(
    (command: Command) => command.menu === menu && command.accelerator !== undefined,
  );
  const noteOf = (id: CommandId) => (available.has(id) ? '' : t('shortcuts.article-only'));
  return (
    <section className={styles['group']}>
      {/* In a menu, & goes before the letter that opens it. */}
      <h3>{t(`menu.${menu}`).replace('&', '')}</h3>
      <dl className={styles['list']}>
        {commands.map(({ id }) => (
          <Row
            key={id}
            label={t(`command.${id}`)}
            keys={keysOf(id, directionOf(language))}
            note={noteOf(id)}
          />
        ))}
      </dl>
    </section>
  );
}

interface RowProps {
  readonly label: string;
  readonly keys: readonly string[];
  readonly note: string;
}

function Row({ label, keys, note }: RowProps) {
  return (
    <div className={styles['row']}>
      <dt>
        {label}
        {note === '' ? null : <span className={styles['note']}>{note}</span>}
      </dt>
      <dd>
        <Kbd keys={keys} />
      </dd>
    </div>
  );
}
