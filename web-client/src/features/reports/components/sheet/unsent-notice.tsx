import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import styles from './unsent-notice.module.css';
import type { Unsent } from './use-unsent';

/** What was typed and can no longer be written: shown, to be noted down, until somebody lets it go. */
export function UnsentNotice({ unsent }: { unsent: readonly Unsent[] }) {
  const { t } = useTranslation('reports');
  return (
    <Notice kind="warning">
      {t('unsent.text', { count: unsent.length })}
      <ul className={styles.rows}>
        {unsent.map(({ key, name, said }) => (
          <li key={key}>
            {name}: <strong>{said}</strong>
          </li>
        ))}
      </ul>
      <Button onClick={() => unsent.forEach(({ discard }) => discard())}>{t('unsent.discard')}</Button>
    </Notice>
  );
}
