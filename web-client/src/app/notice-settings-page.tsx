import { useTranslation } from 'react-i18next';
import { AppLink } from '@/components/ui/app-link';
import { PageHeader } from '@/components/ui/page-header';
import { Contact } from '@/features/accounts/contact';
import { Settings } from '@/features/notices/settings';
import styles from './notice-settings-page.module.css';

/** Where to and how one is told. */
export function Component() {
  const { t } = useTranslation('notices');
  return (
    <div className={styles.page}>
      <PageHeader title={t('settings.title')} />
      <AppLink to="/notices" className={styles.back}>
        ‹ {t('settings.back')}
      </AppLink>
      <p className={styles.lead}>{t('settings.lead')}</p>
      <Contact />
      <Settings />
    </div>
  );
}
