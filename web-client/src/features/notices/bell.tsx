import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeList } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { noticesQuery, unreadQuery } from './api/get-notices';
import { useReadNotices } from './api/read-notices';
import styles from './bell.module.css';
import { NoticeItems } from './components/notice-items';

// As many as stand on a screen; the rest on the page of their own.
const shown = 10;

/** In the header of every page: how much is unread, and the last notices one click away. */
export function NoticeBell() {
  const { t } = useTranslation('notices');
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { data: unread } = useQuery(unreadQuery);
  const list = useQuery({ ...noticesQuery, enabled: isOpen });
  const count = unread?.unreadCount ?? 0;

  return (
    <>
      <button type="button" className={styles.bell} popoverTarget={id}>
        <span className="visually-hidden">
          {t('bell')}: {count > 0 ? t('unread', { count }) : t('noneUnread')}
        </span>
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
          <path d="M5 14V9a5 5 0 0 1 10 0v5l1.4 1.6H3.6Z" strokeLinejoin="round" />
          <path d="M8.2 17.6a2 2 0 0 0 3.6 0" strokeLinecap="round" />
        </svg>
        {count > 0 && (
          <span className={styles.count} aria-hidden="true">
            {count > 99 ? t('many') : count}
          </span>
        )}
      </button>
      <div ref={popover} id={id} popover="auto" className={styles.list} onToggle={(event) => setIsOpen(event.newState === 'open')}>
        {isOpen && (
          <QueryPanel query={list}>{(data) => <Notices data={data} onFollow={() => popover.current?.hidePopover()} />}</QueryPanel>
        )}
      </div>
    </>
  );
}

function Notices({ data, onFollow }: { data: NoticeList; onFollow: () => void }) {
  const { t } = useTranslation('notices');
  const read = useReadNotices();
  const newest = data.notices[0];
  return (
    <>
      {newest ? (
        <>
          <div className={styles.head}>
            <h2>{t('title')}</h2>
            {data.unreadCount > 0 && (
              <Button kind="quiet" disabled={read.isPending} onClick={() => read.mutate({ upTo: newest.at })}>
                {t('readAll')}
              </Button>
            )}
          </div>
          <NoticeItems notices={data.notices.slice(0, shown)} onRead={(notice) => read.mutate({ ids: [notice.id] })} onFollow={onFollow} />
        </>
      ) : (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      )}
      <div className={styles.foot}>
        {newest && (
          <AppLink to="/notices" onClick={onFollow}>
            {t('page.seeAll')}
          </AppLink>
        )}
        <AppLink to="/notices/settings" onClick={onFollow}>
          {t('page.settings')}
        </AppLink>
      </div>
    </>
  );
}
