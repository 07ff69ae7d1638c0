import { Button as AriaButton, Group, Tooltip, TooltipTrigger } from 'react-aria-components';
import { HIGHLIGHT_KINDS, type HighlightKind } from '#core/annotations/annotation';
import { useMessages } from '../i18n/use-messages.ts';
import { Kbd } from '../ui/kbd.tsx';
import styles from './kind-buttons.module.css';
import { KindSwatch } from './kind-swatch.tsx';
import { useKindNames } from './use-kind-names.ts';
import { useUser } from './user-context.tsx';

interface KindButtonsProps {
  /** The one that is; none where there is nothing yet. */
  readonly kind?: HighlightKind;
  readonly onChoose: (kind: HighlightKind) => void;
}

/** The five kinds of highlights as buttons, each with its name and its digit. */
export function KindButtons({ kind: current, onChoose }: KindButtonsProps) {
  const { t } = useMessages();
  const names = useKindNames();
  const { settings } = useUser();
  return (
    <Group aria-label={t('highlight.kind')} className={styles['kinds'] ?? ''}>
      {HIGHLIGHT_KINDS.map((kind) => (
        <TooltipTrigger key={kind} delay={500}>
          <AriaButton
            aria-label={names[kind]}
            {...(current === undefined ? {} : { 'aria-pressed': kind === current })}
            onPress={() => onChoose(kind)}
            className={styles['kind'] ?? ''}
          >
            <KindSwatch kind={kind} />
          </AriaButton>
          <Tooltip className={styles['tooltip'] ?? ''} offset={6}>
            {names[kind]}
            <Kbd keys={settings.singleKeys ? [String(kind)] : []} />
          </Tooltip>
        </TooltipTrigger>
      ))}
    </Group>
  );
}
