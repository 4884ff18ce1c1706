import { createBrowserRouter } from 'react-router';
import { Loading } from '@/components/feedback/loading';
import { CrashPage } from './crash-page';
import { HomeRedirect } from './home-redirect';
import { Layout } from './layout';
import { NotFoundPage } from './not-found-page';

// Every page is a chunk of its own: the first screen loads one.
export const router = createBrowserRouter([
  {
    errorElement: <CrashPage />,
    hydrateFallbackElement: <Loading />,
    children: [
      { path: '/sign-in', lazy: () => import('@/features/accounts/sign-in') },
      { path: '/public/:province/:commune', lazy: () => import('@/features/public-page/page') },
      {
        path: '/',
        element: <Layout />,
        children: [
          {
            errorElement: <CrashPage />,
            // The frame is there while the page is on its way.
            hydrateFallbackElement: <Loading />,
            children: [
              { index: true, element: <HomeRedirect /> },
              { path: 'province', lazy: () => import('@/features/province/province') },
              { path: 'overview', lazy: () => import('./overview-page') },
              { path: 'indicators', lazy: () => import('@/features/progress/indicators') },
              { path: 'indicators/:planIndicatorId', lazy: () => import('./indicator-page') },
              { path: 'analysis', lazy: () => import('./analysis-page') },
              { path: 'tasks', lazy: () => import('./tasks-page') },
              { path: 'explanations', lazy: () => import('@/features/explanations/explanations') },
              { path: 'meeting', lazy: () => import('./meeting-page') },
              { path: 'plans', lazy: () => import('@/features/plans/list') },
              { path: 'plans/import', lazy: () => import('@/features/plans/import') },
              { path: 'plans/:id', lazy: () => import('@/features/plans/plan') },
              { path: 'plans/:id/hamlets', lazy: () => import('@/features/hamlets/hamlets') },
              { path: 'reports', lazy: () => import('./home-page') },
              { path: 'calendar', lazy: () => import('@/features/deadlines/calendar') },
              { path: 'reports/:id', lazy: () => import('@/features/reports/sheet') },
              { path: 'review', lazy: () => import('./review-page') },
              { path: 'timeliness', lazy: () => import('@/features/timeliness/timeliness') },
              { path: 'as-reported', lazy: () => import('@/features/snapshots/as-reported') },
              { path: 'assignments', lazy: () => import('@/features/assignments/assignments') },
              { path: 'reporting-rules', lazy: () => import('@/features/rules/rules') },
              { path: 'reporting-rules/new', lazy: () => import('@/features/rules/new-rule') },
              { path: 'reporting-rules/:id', lazy: () => import('@/features/rules/rule') },
              { path: 'calendar-days', lazy: () => import('@/features/calendar-days/calendar-days') },
              { path: 'hand-overs/:id', lazy: () => import('@/features/assignments/minutes') },
              { path: 'people/:personId/hand-over', lazy: () => import('@/features/assignments/hand-over') },
              { path: 'notices', lazy: () => import('@/features/notices/list') },
              { path: 'notices/settings', lazy: () => import('./notice-settings-page') },
              { path: 'public-page', lazy: () => import('@/features/public-page/settings') },
              { path: 'people', lazy: () => import('@/features/people/people') },
              { path: 'exchange', lazy: () => import('@/features/exchange/exchange') },
              { path: 'jobs', lazy: () => import('@/features/jobs/jobs') },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
]);
