import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { ViewKeys } from '@/components/ui/view-keys';
import { usePerson } from '@/lib/api/session';
import { canManageClients } from '@/lib/rights';
import { useSetParams } from '@/lib/url-state';
import styles from './exchange.module.css';
import { sections } from './sections';

export function Component() {
  const { t } = useTranslation('exchange');
  return (
    <>
      <PageHeader title={t('title')} />
      {canManageClients(usePerson()) ? <Sections /> : <EmptyState title={t('forbidden')}>{t('forbiddenText')}</EmptyState>}
    </>
  );
}

function Sections() {
  const { t } = useTranslation('exchange');
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const shown = sections.find(({ name }) => name === params.get('section')) ?? sections[0];
  return (
    <div className={styles.page}>
      <div className={styles.keys}>
        <ViewKeys label={t('sections')}>
          {sections.map(({ name }) => (
            <button key={name} type="button" aria-pressed={name === shown.name} onClick={() => setParams({ section: name })}>
              {t(`section.${name}`)}
            </button>
          ))}
        </ViewKeys>
      </div>
      <shown.Section />
    </div>
  );
}
