import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/ui/panel';
import { explanationsQuery } from './api/explanations';
import { ExplainButton } from './explain-button';
import type { Subject } from './subject';

// Few indicators were asked about.
const ExplanationCard = lazy(async () => ({ default: (await import('./components/explanation-card')).ExplanationCard }));

/** What was asked about an indicator, and what came of it. */
export function IndicatorExplanations({ subject }: { subject: Subject }) {
  const { t } = useTranslation('explanations');
  const { data } = useQuery(explanationsQuery({ planIndicatorId: subject.id }));
  const explanations = data?.explanations ?? [];
  return (
    <Panel title={t('title')} hint={explanations.length || undefined} action={<ExplainButton subject={subject} />} flush={explanations.length > 0}>
      {explanations.length === 0 ? (
        <p className="muted">{t('noneHere')}</p>
      ) : (
        <Suspense>
          {explanations.map((one) => (
            <ExplanationCard key={one.id} explanation={one} withoutSubject />
          ))}
        </Suspense>
      )}
    </Panel>
  );
}
