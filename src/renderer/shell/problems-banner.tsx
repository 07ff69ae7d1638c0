import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { StorageProblem } from '#shared/bridge';
import { bridge } from '../bridge.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import styles from './problems-banner.module.css';

/** What was wrong with the person's own files at start: told once, until put away. */
export function ProblemsBanner() {
  const { t } = useMessages();
  const [problems, setProblems] = useState<readonly StorageProblem[]>([]);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const found = await bridge.app.problems();
      if (!isGone) setProblems(found);
    };
    void load();
    return () => {
      isGone = true;
    };
  }, []);
  if (problems.length === 0) return null;
  return (
    <section className={styles['banner']} aria-label={t('problem.title')}>
      <TriangleAlert size={18} aria-hidden className={styles['icon']} />
      <div role="alert" className={styles['list']}>
        <ul>
          {problems.map((problem) => (
            <li key={problem.kind}>
              {t(`problem.${problem.kind}`)}{' '}
              {problem.setAside === undefined ? null : (
                <>
                  {t('problem.set-aside')} <bdi className={styles['path']}>{problem.setAside}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
      <Button look="quiet" onPress={() => setProblems([])}>
        {t('problem.dismiss')}
      </Button>
    </section>
  );
}
