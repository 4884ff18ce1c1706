import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportingRuleView } from '@/api-types';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { usePerson } from '@/lib/api/session';
import { dayOf } from '@/lib/days';
import { canManageRules } from '@/lib/rights';
import { rulesQuery } from '@/lib/api/reporting-rules';
import { RuleTable } from './components/rule-table';
import { countsOf, groupsOf } from './logic/list';
import styles from './rules.module.css';

/** What a commune has to report, by rhythm. Who sees many communes looks at that of the chosen plan. */
export function Component() {
  const { t } = useTranslation('rules');
  const person = usePerson();
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          canManageRules(person) && (
            <AppLink className={buttonClass('primary')} to="/reporting-rules/new">
              {t('add')}
            </AppLink>
          )
        }
      />
      {person.commune ? <Rules communeId={person.commune.id} /> : <CurrentPlanPanel>{({ communeId }) => <Rules communeId={communeId} />}</CurrentPlanPanel>}
    </>
  );
}

function Rules({ communeId }: { communeId: string }) {
  const { t } = useTranslation('rules');
  const rules = useQuery(rulesQuery(communeId));
  return (
    <QueryPanel
      query={rules}
      isEmpty={(all) => all.length === 0}
      empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
    >
      {(all) => <Content rules={all} today={dayOf(new Date(rules.dataUpdatedAt))} />}
    </QueryPanel>
  );
}

function Content({ rules, today }: { rules: readonly ReportingRuleView[]; today: string }) {
  const { t } = useTranslation('rules');
  const { holding, assumed } = countsOf(rules, today);
  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        {assumed > 0 ? t('lead.assumed', { count: holding, assumed }) : t('lead.named', { count: holding })}
      </p>
      <RuleTable groups={groupsOf(rules, today)} today={today} />
    </div>
  );
}
