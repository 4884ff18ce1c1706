import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { PlanView } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { buttonClass } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { planQuery } from '@/lib/api/plans';
import { formatDate } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { BudgetPart } from './components/budget-part';
import { DutiesPart } from './components/duties-part';
import { IndicatorsPart } from './components/indicators-part';
import { partCount, parts, type Part } from './components/parts';
import { BasesPart, MilestonesPart, ResultsPart } from './components/small-parts';
import { TaskTable } from './components/task-table';
import styles from './plans.module.css';

export function Component() {
  const { t } = useTranslation('plans');
  const { id = '' } = useParams();
  const query = useQuery({ ...planQuery(id), placeholderData: undefined });
  return (
    <>
      {!query.data && <PageHeader title={t('list.title')} />}
      <QueryPanel query={query}>{(plan) => <Content plan={plan} />}</QueryPanel>
    </>
  );
}

function Content({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('plans');
  const [params] = useSearchParams();
  const words = useWording();
  const { summary } = plan;
  const part = parts.find((known) => known === params.get('part')) ?? 'indicators';
  const unknown = t('plan.unknown');
  const facts: [string, string][] = [
    [t('plan.number'), summary.number ?? unknown],
    [t('plan.issuedOn'), summary.issuedOn ? formatDate(summary.issuedOn) : unknown],
    [t('plan.issuer'), plan.issuer],
    [t('plan.signatory'), [plan.signatoryTitle, plan.signatoryName].filter(Boolean).join(' ') || unknown],
    [t('plan.place'), `${summary.communeName}, ${summary.provinceName}`],
    [t('plan.horizons'), plan.horizons.join(', ')],
  ];

  return (
    <div className={styles.page}>
      <PageHeader
        title={summary.number ?? t('list.noNumber')}
        actions={
          <AppLink to={`/plans/${summary.id}/hamlets`} className={buttonClass()}>
            {t('plan.hamlets')}
          </AppLink>
        }
      />
      <div>
        <AppLink to="/plans" className={styles.back}>
          ‹ {t('plan.back')}
        </AppLink>
        <h2 className={styles.title}>{summary.title}</h2>
      </div>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {plan.objective && (
        <Panel title={t('plan.objective')}>
          <p className={styles.objective}>{plan.objective}</p>
        </Panel>
      )}
      <nav className={styles.parts} aria-label={t('plan.parts')}>
        {parts.map((name) => (
          <AppLink key={name} to={`/plans/${summary.id}?part=${name}`} aria-current={name === part ? 'page' : undefined} replace>
            {t(`parts.${name}`)} <span className={styles.count}>{words.number(partCount(plan, name))}</span>
          </AppLink>
        ))}
      </nav>
      <PartContent plan={plan} part={part} />
    </div>
  );
}

function PartContent({ plan, part }: { plan: PlanView; part: Part }) {
  switch (part) {
    case 'indicators':
      return <IndicatorsPart plan={plan} />;
    case 'tasks':
      return <TaskTable tasks={plan.tasks} />;
    case 'budget':
      return <BudgetPart plan={plan} />;
    case 'milestones':
      return <MilestonesPart plan={plan} />;
    case 'duties':
      return <DutiesPart plan={plan} />;
    case 'results':
      return <ResultsPart plan={plan} />;
    case 'bases':
      return <BasesPart plan={plan} />;
  }
}
