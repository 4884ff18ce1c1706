import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { formatDate } from '@/lib/format';

const TaskDialog = lazy(() => import('./task-dialog'));

/** The task that a conclusion became, else the key that makes it one. */
export function MakeTask({ explanation }: { explanation: ExplanationView }) {
  const { t } = useTranslation('explanations');
  const [isMaking, setIsMaking] = useState(false);
  const { task } = explanation;
  if (task)
    return (
      <p>
        {t('task.made')} <AppLink to="/tasks">{task.number}</AppLink>: {task.name}
        <span className="muted"> · {t('task.of', { unit: task.lead.name, date: formatDate(task.dueOn) })}</span>
      </p>
    );
  if (!explanation.actions.canMakeTask) return null;
  return (
    <>
      <Button onClick={() => setIsMaking(true)}>{t('task.action')}</Button>
      {isMaking && (
        <Suspense>
          <TaskDialog explanation={explanation} onClose={() => setIsMaking(false)} />
        </Suspense>
      )}
    </>
  );
}
