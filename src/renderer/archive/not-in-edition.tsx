import type { ReactNode } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { useArchive } from './archive-context.tsx';

interface NotInEditionProps {
  readonly title: string;
  /** Ways on. */
  readonly children: ReactNode;
}

/** The page of a record that the open edition does not have. */
export function NotInEdition({ title, children }: NotInEditionProps) {
  const { t } = useMessages();
  const { archive } = useArchive();
  return (
    <Page title={title} width="reading">
      <EmptyState title={t('record.missing', { edition: archive.edition })}>{children}</EmptyState>
    </Page>
  );
}
