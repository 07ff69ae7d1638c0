import type { ReactNode } from 'react';
import { formatRoute, type Route } from './route.ts';

interface LinkProps {
  readonly to: Route;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly lang?: string | undefined;
  readonly dir?: 'auto' | 'ltr' | 'rtl' | undefined;
  /** Set for the place the window is at. */
  readonly isCurrent?: boolean;
  readonly 'aria-label'?: string;
  readonly 'data-place'?: string;
  /** Beside following the link. */
  readonly onClick?: () => void;
}

/** A link inside the window. */
export function Link({ to, isCurrent = false, children, ...rest }: LinkProps) {
  return (
    <a href={formatRoute(to)} aria-current={isCurrent ? 'page' : undefined} {...rest}>
      {children}
    </a>
  );
}
