import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { ReportingRuleView } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { usePerson } from '@/lib/api/session';
import { formatMoment } from '@/lib/format';
import { canManageRules } from '@/lib/rights';
import { useKeptPath } from '@/lib/url-state';
import { ruleQuery, useChangeRule } from './api/rules';
import { RuleForm } from './components/rule-form';
import { changeOf, draftOf } from './logic/draft';

/** One rule: read by everybody, changed by who keeps the plan. */
export function Component() {
  const { t } = useTranslation('rules');
  const { id = '' } = useParams();
  const query = useQuery({ ...ruleQuery(id), placeholderData: undefined });
  // What somebody else wrote meanwhile is taken over only when asked for: it would throw away what is typed.
  const [shown, setShown] = useState<ReportingRuleView | null>(null);
  return (
    <>
      {!query.data && <PageHeader title={t('title')} />}
      <QueryPanel query={query}>
        {(latest) => {
          const rule = shown?.id === latest.id ? shown : latest;
          return <Editing key={`${rule.id} ${rule.version}`} rule={rule} latest={latest} onKeep={() => setShown(rule)} onTakeNew={() => setShown(latest)} />;
        }}
      </QueryPanel>
    </>
  );
}

interface EditingProps {
  /** As it was when the page was opened. */
  rule: ReportingRuleView;
  latest: ReportingRuleView;
  /** Something was typed: the rule stays as it was opened. */
  onKeep: () => void;
  onTakeNew: () => void;
}

function Editing({ rule, latest, onKeep, onTakeNew }: EditingProps) {
  const { t } = useTranslation('rules');
  const navigate = useNavigate();
  const kept = useKeptPath();
  const change = useChangeRule(rule.id);
  const [draft, setDraft] = useState(() => draftOf(rule));
  const mayChange = canManageRules(usePerson());
  const isOutdated = change.isError && latest.version !== rule.version;
  return (
    <RuleForm
      title={rule.title}
      draft={draft}
      communeId={rule.communeId}
      rule={rule}
      isReadOnly={!mayChange}
      isPending={change.isPending}
      error={change.error}
      errorAction={isOutdated && <Button onClick={onTakeNew}>{t('takeNew')}</Button>}
      foot={rule.updatedBy ? t('updated', { name: rule.updatedBy, moment: formatMoment(rule.updatedAt) }) : t('asRead')}
      onDraft={(next) => {
        onKeep();
        setDraft(next);
        change.reset();
      }}
      onSubmit={() => change.mutate(changeOf(draft, rule.version), { onSuccess: () => void navigate(kept('/reporting-rules')) })}
    />
  );
}
