import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from './loading';
import { useProblemText } from './problem-text';
import styles from './query-panel.module.css';

interface Props<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'isFetching' | 'refetch'>;
  /** True where an answer holds nothing to show. */
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}

/** The four states of anything that is fetched. Old figures stay, dimmed and marked busy, while new ones load. */
export function QueryPanel<T>({ query, isEmpty, empty, children }: Props<T>) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { data, error } = query;

  if (data === undefined) {
    if (error) {
      return (
        <div role="alert">
          <EmptyState title={t('feedback.failed')} action={<Button onClick={() => void query.refetch()}>{t('feedback.retry')}</Button>}>
            {problemText(error)}
          </EmptyState>
        </div>
      );
    }
    return <Loading />;
  }

  return (
    <div className={query.isFetching ? styles.fetching : undefined} aria-busy={query.isFetching}>
      {error && (
        <p role="alert" className={styles.stale}>
          {t('feedback.stale')} {problemText(error)}{' '}
          <Button kind="quiet" onClick={() => void query.refetch()}>
            {t('feedback.retry')}
          </Button>
        </p>
      )}
      {isEmpty?.(data) ? (empty ?? <EmptyState title={t('feedback.empty')} />) : children(data)}
    </div>
  );
}
