import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** A page that threw, or whose script did not arrive (an update in between, a lost connection). */
export function CrashPage() {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState
        title={t('crash.title')}
        action={
          <Button kind="primary" onClick={() => window.location.reload()}>
            {t('crash.reload')}
          </Button>
        }
      >
        {t('crash.text')}
      </EmptyState>
    </div>
  );
}
