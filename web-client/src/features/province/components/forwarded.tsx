import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/format';
import styles from './table.module.css';

/** Says of a commune with a node of its own when that last sent; nothing of one that reports here. */
export function Forwarded({ at }: { at: string | undefined }) {
  const { t } = useTranslation('province');
  return at === undefined ? null : <span className={`${styles.second} ${styles.words}`}>{t('forwarded.last', { moment: formatMoment(at) })}</span>;
}
