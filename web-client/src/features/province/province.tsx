import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { QueryPanel } from '@/components/feedback/query-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PrintButton } from '@/components/ui/print-button';
import { usePeriod } from '@/lib/url-state';
import { comparisonQuery, provinceQuery } from './api/province';
import { Comparison } from './components/comparison';
import { Toolbar } from './components/toolbar';
import { Whole } from './components/whole';
import { readProvinceState, type ProvinceState } from './logic/state';
import styles from './province.module.css';

/** The communes of a province side by side: by their whole plans, or on one measure. */
export function Component() {
  const { t } = useTranslation('province');
  const [params] = useSearchParams();
  const period = usePeriod();
  const state = readProvinceState(params);
  return (
    <>
      <PageHeader title={t('title')} actions={<PrintButton />} />
      <div className={styles.page}>
        <Toolbar state={state} period={period} />
        {state.code === null ? <WholePlans state={state} period={period} /> : <OneMeasure state={state} code={state.code} period={period} />}
      </div>
    </>
  );
}

function WholePlans({ state, period }: { state: ProvinceState; period: string }) {
  const query = useQuery(provinceQuery({ period, provinceId: state.provinceId }));
  return (
    <QueryPanel query={query} isEmpty={({ communes }) => communes.length === 0} empty={<NoCommunes />}>
      {(view) => <Whole view={view} state={state} />}
    </QueryPanel>
  );
}

function OneMeasure({ state, code, period }: { state: ProvinceState; code: string; period: string }) {
  const { provinceId, includesSubmitted } = state;
  const query = useQuery(comparisonQuery({ period, provinceId, code, includesSubmitted }));
  return (
    <QueryPanel query={query} isEmpty={({ communes }) => communes.length === 0} empty={<NoCommunes />}>
      {(view) => <Comparison view={view} state={state} />}
    </QueryPanel>
  );
}

function NoCommunes() {
  const { t } = useTranslation('province');
  return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>;
}
