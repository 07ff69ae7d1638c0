import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './kbd.tsx';
import { classNames } from './class-names.ts';
import styles from './icon-button.module.css';

interface IconButtonProps {
  readonly icon: LucideIcon;
  /** Accessible name, and the words of the tooltip. */
  readonly label: string;
  /** Keys of its shortcut, as people read them. */
  readonly keys?: readonly string[] | undefined;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
  /** Makes it a toggle. */
  readonly isPressed?: boolean;
  readonly isExpanded?: boolean;
  /** Arrows turn round in Arabic. */
  readonly isDirectional?: boolean;
  readonly className?: string | undefined;
}

/** A button that shows only a picture; its name and shortcut stand in a tooltip. */
export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, keys = [], onPress, isPressed, isExpanded } = props;
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
        isDisabled={props.isDisabled ?? false}
        onPress={onPress}
        className={classNames(
          styles['button'],
          props.isDirectional && styles['directional'],
          props.className,
        )}
      >
        <Icon size={18} aria-hidden />
      </AriaButton>
      <Tooltip className={styles['tooltip'] ?? ''} offset={6}>
        {label}
        <Kbd keys={keys} />
      </Tooltip>
    </TooltipTrigger>
  );
}
