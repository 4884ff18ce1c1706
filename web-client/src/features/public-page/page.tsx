import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { PublicPageView } from '@/api-types';
import { Loading } from '@/components/feedback/loading';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ApiProblem } from '@/lib/api/problem';
import { formatMoment } from '@/lib/format';
import { setPrintMargins } from '@/lib/print';
import { useWording } from '@/lib/wording';
import { publicPageQuery } from './api/public-page';
import { PublicPlanSection } from './components/plan-section';
import styles from './page.module.css';

/** What a commune shows to everybody; `?embed=1` leaves out its head, for other sites to frame it. */
export function Component() {
  const { t } = useTranslation('publicPage');
  const { province = '', commune = '' } = useParams();
  const [params] = useSearchParams();
  const query = useQuery(publicPageQuery(province, commune));
  const isEmbedded = params.get('embed') === '1';

  useEffect(() => {
    document.title = query.data ? `${t('title', { commune: query.data.communeName })} · Ward KPI` : 'Ward KPI';
  }, [query.data, t]);

  return (
    <main className={isEmbedded ? `${styles.page} ${styles.embedded}` : styles.page}>
      {query.isPending ? (
        <Loading />
      ) : query.error instanceof ApiProblem && query.error.status === 404 ? (
        <>
          <h1>{t('noneTitle')}</h1>
          <EmptyState title={t('noneTitle')}>{t('noneText')}</EmptyState>
        </>
      ) : (
        <QueryPanel query={query}>{(page) => <Content page={page} isEmbedded={isEmbedded} />}</QueryPanel>
      )}
    </main>
  );
}

function Content({ page, isEmbedded }: { page: PublicPageView; isEmbedded: boolean }) {
  const { t } = useTranslation('publicPage');
  const words = useWording();

  useEffect(() => {
    const [plan] = page.plans;
    const state = plan && t('printed.state', { ns: 'common', verified: plan.verifiedUnits, units: plan.units });
    setPrintMargins({
      topLeft: [page.communeName, plan?.number && t('plan.number', { ns: 'common', number: plan.number }), plan && words.quarter(plan.period)]
        .filter(Boolean)
        .join(' · '),
      topRight: [state, page.isDemo && t('printed.demo', { ns: 'common' })].filter(Boolean).join(' · '),
      bottomLeft: () => t('printed.at', { ns: 'common', at: formatMoment(new Date().toISOString()) }),
      page: t('printed.page', { ns: 'common' }),
    });
  }, [page, t, words]);

  return (
    <div className={styles.content}>
      <header className={styles.header}>
        {isEmbedded ? (
          <>
            <h1 className="visually-hidden">{t('title', { commune: page.communeName })}</h1>
            <a className={styles.place} href={window.location.pathname} target="_blank" rel="noreferrer">
              {t('place', { commune: page.communeName, province: page.provinceName })}
            </a>
          </>
        ) : (
          <>
            <div>
              <p className={styles.place}>{t('place', { commune: page.communeName, province: page.provinceName })}</p>
              <h1>{t('title', { commune: page.communeName })}</h1>
            </div>
            <Button className="no-print" onClick={() => window.print()}>
              {t('print', { ns: 'common' })}
            </Button>
          </>
        )}
      </header>
      {page.isDemo && <p className={styles.demo}>{t('demo')}</p>}
      {page.introduction && !isEmbedded && <p className={styles.introduction}>{page.introduction}</p>}
      {page.plans.map((plan) => (
        <PublicPlanSection key={`${plan.year} ${plan.number}`} plan={plan} commune={page.communeName} />
      ))}
      <footer className={styles.footer}>{t('footer')}</footer>
    </div>
  );
}
