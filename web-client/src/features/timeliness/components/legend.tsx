import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/ui/badge';
import { StatusShape } from '@/components/ui/status-shape';
import { outcomes, shapeOf, toneOf } from '../logic/outcomes';
import styles from './legend.module.css';

/** What the marks of the table stand for. */
export function Legend() {
  const { t } = useTranslation('timeliness');
  return (
    <ul className={styles.legend} aria-label={t('legend')}>
      {outcomes.map((outcome) => (
        <li key={outcome}>
          <Badge tone={toneOf(outcome)}>
            <StatusShape status={shapeOf(outcome)} />
            <span aria-hidden="true">{t(`letter.${outcome}`)}</span>
          </Badge>
          {t(`outcome.${outcome}`)}
        </li>
      ))}
    </ul>
  );
}
