import { useTranslation } from 'react-i18next';
import type { HamletChange, HamletView } from '@/api-types';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import styles from '../hamlets.module.css';

interface Props {
  hamlets: readonly HamletView[];
  isBusy: boolean;
  /** Absent where the person only reads. */
  actions?: { change: (hamlet: HamletView, wanted: Partial<HamletChange>) => void; rename: (hamlet: HamletView) => void };
}

/** The commune's list in its own order. */
export function HamletList({ hamlets, isBusy, actions }: Props) {
  const { t } = useTranslation('hamlets');
  return (
    <Panel flush>
      <ol className={styles.list}>
        {hamlets.map((hamlet, index) => (
          <li key={hamlet.id} className={styles.row}>
            <span className={styles.order}>{hamlet.position}</span>
            <span className={styles.name}>
              {hamlet.name}
              {!hamlet.isActive && <span className={styles.ended}> · {t('list.ended')}</span>}
            </span>
            {actions && (
              <span className={styles.actions}>
                <Button
                  kind="quiet"
                  disabled={isBusy || index === 0}
                  aria-label={t('list.up', { name: hamlet.name })}
                  onClick={() => actions.change(hamlet, { position: hamlet.position - 1 })}
                >
                  ↑
                </Button>
                <Button
                  kind="quiet"
                  disabled={isBusy || index === hamlets.length - 1}
                  aria-label={t('list.down', { name: hamlet.name })}
                  onClick={() => actions.change(hamlet, { position: hamlet.position + 1 })}
                >
                  ↓
                </Button>
                <Button kind="quiet" aria-label={t('list.renameOf', { name: hamlet.name })} onClick={() => actions.rename(hamlet)}>
                  {t('list.rename')}
                </Button>
                <Button
                  kind="quiet"
                  disabled={isBusy}
                  aria-label={t(hamlet.isActive ? 'list.endOf' : 'list.resumeOf', { name: hamlet.name })}
                  onClick={() => actions.change(hamlet, { isActive: !hamlet.isActive })}
                >
                  {t(hamlet.isActive ? 'list.end' : 'list.resume')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
