import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { noticePagesQuery } from './api/get-notices';
import { useReadNotices } from './api/read-notices';
import { NoticeItems } from './components/notice-items';
import styles from './list.module.css';

/** Everything that one was ever told, or what is unread of it. */
export function Component() {
  const { t } = useTranslation('notices');
  const [params] = useSearchParams();
  const isUnread = params.get('show') === 'unread';
  const query = useInfiniteQuery(noticePagesQuery(isUnread));
  const read = useReadNotices();
  const notices = query.data?.pages.flatMap((page) => page.notices) ?? [];
  const unreadCount = query.data?.pages[0]?.unreadCount ?? 0;
  const newest = notices[0];

  return (
    <div className={styles.page}>
      <PageHeader
        title={t('title')}
        actions={
          <AppLink className={buttonClass('quiet')} to="/notices/settings">
            {t('page.settings')}
          </AppLink>
        }
      />
      <div className={styles.head}>
        <nav className={styles.filter} aria-label={t('page.filter')}>
          <AppLink to="/notices" replace aria-current={isUnread ? undefined : 'page'}>
            {t('page.all')}
          </AppLink>
          <AppLink to="/notices?show=unread" replace aria-current={isUnread ? 'page' : undefined}>
            {t('page.unread')} ({unreadCount})
          </AppLink>
        </nav>
        {newest && unreadCount > 0 && (
          <Button disabled={read.isPending} onClick={() => read.mutate({ upTo: newest.at })}>
            {t('readAll')}
          </Button>
        )}
      </div>
      <QueryPanel
        query={query}
        isEmpty={() => notices.length === 0}
        empty={isUnread ? <EmptyState title={t('page.noneUnread')}>{t('page.noneUnreadText')}</EmptyState> : <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      >
        {() => (
          <Panel flush>
            <NoticeItems notices={notices} onRead={(notice) => read.mutate({ ids: [notice.id] })} />
          </Panel>
        )}
      </QueryPanel>
      {query.hasNextPage && (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {query.isFetchingNextPage ? t('page.loading') : t('page.more')}
        </Button>
      )}
    </div>
  );
}
