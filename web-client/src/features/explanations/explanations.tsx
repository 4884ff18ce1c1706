import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ExplanationView } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterChips } from '@/components/ui/filter-chips';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { usePerson } from '@/lib/api/session';
import { useCurrentPlan } from '@/lib/current-plan';
import { seesManyCommunes } from '@/lib/rights';
import { useSetParams } from '@/lib/url-state';
import { explanationQuery, explanationsQuery } from './api/explanations';
import { ExplanationCard } from './components/explanation-card';
import styles from './explanations.module.css';
import { filters, isOpen, matches, readFilter } from './logic/explanations';

/** Everything that was asked, answered and concluded; who owes the next word finds it on top. */
export function Component() {
  const { t } = useTranslation('explanations');
  const { plan } = useCurrentPlan();
  const isOfMany = seesManyCommunes(usePerson());
  const query = useQuery({ ...explanationsQuery(isOfMany ? { planId: plan?.id } : {}), enabled: !isOfMany || plan !== null });
  return (
    <>
      <PageHeader title={t('title')} />
      <QueryPanel
        query={query}
        isEmpty={({ explanations }) => explanations.length === 0}
        empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      >
        {({ explanations, hasMore }) => <Content explanations={explanations} hasMore={hasMore} />}
      </QueryPanel>
    </>
  );
}

function Content({ explanations, hasMore }: { explanations: readonly ExplanationView[]; hasMore: boolean }) {
  const { t } = useTranslation('explanations');
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const filter = readFilter(params.get('state'));
  const sought = params.get('id');
  const shown = explanations.filter((one) => matches(filter, one));
  const open = shown.filter(isOpen);
  const closed = shown.filter((one) => !isOpen(one));
  const isListed = sought === null || explanations.some(({ id }) => id === sought);
  const cards = (list: readonly ExplanationView[]) => list.map((one) => <ExplanationCard key={one.id} explanation={one} isSought={one.id === sought} />);
  const count = (of: Parameters<typeof matches>[0]) => explanations.filter((one) => matches(of, one)).length;

  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        <strong>{t('lead.open', { count: count('open') })}</strong>
        {count('overdue') > 0 && t('lead.overdue', { count: count('overdue') })}
        {count('mine') > 0 && t('lead.mine', { count: count('mine') })}.
      </p>
      <FilterChips
        label={t('filter')}
        options={[
          { code: null, word: t('filters.all'), count: explanations.length },
          ...filters.map((code) => ({ code, word: t(`filters.${code}`), count: count(code) })),
        ]}
        chosen={filter}
        onChoose={(state) => setParams({ state, id: null })}
      />
      {!isListed && <Sought key={sought} id={sought} />}
      {shown.length === 0 && <EmptyState title={t('noneShown')} />}
      {open.length > 0 && (
        <Panel title={t('groups.open')} hint={open.length} flush>
          {cards(open)}
        </Panel>
      )}
      {closed.length > 0 && (
        <Panel title={t('groups.closed')} hint={closed.length} flush>
          {cards(closed)}
        </Panel>
      )}
      {hasMore && <p className="muted">{t('more')}</p>}
    </div>
  );
}

/** One that a notice leads to and the list does not hold: of another year, or too old for it. */
function Sought({ id }: { id: string }) {
  const query = useQuery(explanationQuery(id));
  return (
    <QueryPanel query={query}>
      {({ explanation }) => (
        <Panel flush>
          <ExplanationCard explanation={explanation} isSought />
        </Panel>
      )}
    </QueryPanel>
  );
}
