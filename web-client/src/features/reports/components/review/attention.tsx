import { useTranslation } from 'react-i18next';
import type { BoardCell } from '@/api-types';
import { StatusShape } from '@/components/ui/status-shape';
import styles from './attention.module.css';

/** What in a report wants to be looked at: odd figures, and what differs from the last verification. */
export function Attention({ cell: { warningCount, unexplainedCount, changedCount } }: { cell: BoardCell }) {
  const { t } = useTranslation('reports');
  if (warningCount === 0 && changedCount === 0) return <span className="muted">{t('board.nothing')}</span>;
  return (
    <ul className={styles.list}>
      {warningCount > 0 && (
        <li className={styles.odd}>
          <StatusShape status="at_risk" size={9} />
          <span>
            {t('board.warnings', { count: warningCount })}
            {unexplainedCount > 0 && `, ${t('board.unexplained', { count: unexplainedCount })}`}
          </span>
        </li>
      )}
      {changedCount > 0 && (
        <li>
          <StatusShape status="on_track" size={9} />
          <span>{t('board.changed', { count: changedCount })}</span>
        </li>
      )}
    </ul>
  );
}
