import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, ScrollRestoration, useLocation, useMatch } from 'react-router';
import { CrashPage } from './crash-page';
import styles from './layout.module.css';
import { PeriodSwitcher } from './period-switcher';
import { showsOnePlan, showsPeriod } from './places';
import { PlanPicker } from './plan-picker';
import { PrintMargins } from './print-margins';
import { SideNavigation, BottomTabs } from './navigation';
import { UserMenu } from './user-menu';
import { Loading } from '@/components/feedback/loading';
import { PageHeaderSlots } from '@/components/ui/page-header';
import { NoticeBell } from '@/features/notices/bell';
import { useSession } from '@/lib/api/session';

/** The frame of every page but the sign-in; lets nobody in who is not signed in. */
export function Layout() {
  const { t } = useTranslation();
  const { data: session, isPending } = useSession();
  const location = useLocation();
  const isMeeting = useMatch('/meeting') !== null;
  const [title, setTitle] = useState<HTMLElement | null>(null);
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const slots = useMemo(() => ({ title, actions }), [title, actions]);

  if (isPending) return <Loading />;
  if (!session) return <CrashPage />;
  if (!session.person) {
    const from = location.pathname === '/' ? '' : `?from=${encodeURIComponent(location.pathname + location.search)}`;
    return <Navigate to={`/sign-in${from}`} replace />;
  }

  // On a wall there is nothing but the slides; what was concluded is printed.
  if (isMeeting) {
    return (
      <>
        <Outlet key={session.person.id} />
        <PrintMargins />
      </>
    );
  }
  return (
    <PageHeaderSlots value={slots}>
      <a className={styles.skip} href="#content">
        {t('skipToContent')}
      </a>
      {/* Another person gets pages of their own: none keeps what the former one saw or typed. */}
      <div key={session.person.id} className={styles.frame}>
        <SideNavigation person={session.person} />
        <div className={styles.page}>
          <header className={styles.header}>
            <div ref={setTitle} className={styles.title} />
            {showsPeriod(location.pathname) && <PeriodSwitcher />}
            {showsOnePlan(location.pathname) && <PlanPicker />}
            <div ref={setActions} className={styles.actions} />
            <div className={styles.own}>
              <NoticeBell />
              <UserMenu person={session.person} />
            </div>
          </header>
          {session.isDemo && (
            <aside className={styles.demo} aria-label={t('demo')}>
              {t('demoBanner')}
            </aside>
          )}
          <main id="content" tabIndex={-1} className={styles.content}>
            <Outlet />
          </main>
        </div>
        <BottomTabs person={session.person} />
      </div>
      <PrintMargins />
      {/* Another page begins at its top; what only changes the view of one (filter, open row) stays where it is. */}
      <ScrollRestoration getKey={({ pathname }) => pathname} />
    </PageHeaderSlots>
  );
}
