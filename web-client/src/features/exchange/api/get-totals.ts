import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { queryOf, type LogFilter } from '../rules';

export const totalsQuery = (filter: Omit<LogFilter, 'outcome'>) => {
  const query = queryOf({ ...filter, outcome: null });
  return queryOptions({
    queryKey: ['sharing-totals', query],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/sharing-log/totals', { params: { query }, signal })),
    staleTime: 0,
  });
};
