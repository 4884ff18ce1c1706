import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { plansQuery } from '@/lib/api/plans';
import { usePerson } from '@/lib/api/session';
import { dayOf } from '@/lib/days';
import { canManageRules } from '@/lib/rights';
import { useKeptPath } from '@/lib/url-state';
import { useAddRule } from './api/rules';
import { RuleForm } from './components/rule-form';
import { emptyDraft, newRuleOf } from './logic/draft';

export function Component() {
  const { t } = useTranslation('rules');
  const person = usePerson();
  if (!canManageRules(person))
    return (
      <>
        <PageHeader title={t('newTitle')} />
        <EmptyState title={t('forbidden')}>{t('forbiddenText')}</EmptyState>
      </>
    );
  return person.commune ? <Adding communeId={person.commune.id} /> : <CurrentPlanPanel>{({ communeId }) => <Adding communeId={communeId} />}</CurrentPlanPanel>;
}

function Adding({ communeId }: { communeId: string }) {
  const { t } = useTranslation('rules');
  const navigate = useNavigate();
  const kept = useKeptPath();
  const add = useAddRule();
  const [draft, setDraft] = useState(() => emptyDraft(dayOf(new Date())));
  // The newest plan's units are those that report now.
  const plan = useQuery(plansQuery()).data?.find((one) => one.communeId === communeId);
  return (
    <RuleForm
      title={t('newTitle')}
      draft={draft}
      communeId={communeId}
      plan={plan}
      isPending={add.isPending}
      error={add.error}
      onDraft={(next) => {
        setDraft(next);
        add.reset();
      }}
      onSubmit={() =>
        add.mutate(newRuleOf(draft, communeId, draft.reporters === 'leads' ? (plan?.id ?? null) : null), {
          onSuccess: () => void navigate(kept('/reporting-rules')),
        })
      }
    />
  );
}
