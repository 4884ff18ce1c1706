import { useTranslation } from 'react-i18next';
import { AppLink } from '@/components/ui/app-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('notFound.title')} />
      <EmptyState title={t('notFound.title')} action={<AppLink to="/">{t('notFound.home')}</AppLink>}>
        {t('notFound.text')}
      </EmptyState>
    </>
  );
}
