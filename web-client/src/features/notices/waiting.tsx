import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/ui/panel';
import { unreadQuery } from './api/get-notices';
import { useReadNotices } from './api/read-notices';
import { NoticeItems } from './components/notice-items';
import { asksForWork } from './logic/notices';
import styles from './waiting.module.css';

/** On top of the home page: what somebody asked for and nobody has looked at; nothing where there is nothing. */
export function WaitingNotices() {
  const { t } = useTranslation('notices');
  const { data } = useQuery(unreadQuery);
  const read = useReadNotices();
  const waiting = (data?.notices ?? []).filter((notice) => asksForWork(notice.kind));
  if (waiting.length === 0) return null;
  return (
    <div className={styles.waiting}>
      <Panel title={t('waiting')} hint={waiting.length} flush>
        <NoticeItems notices={waiting} onRead={(notice) => read.mutate({ ids: [notice.id] })} />
      </Panel>
    </div>
  );
}
