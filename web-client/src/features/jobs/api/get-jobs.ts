import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

const pollEvery = 60_000;
const pollRunningEvery = 2_000;

export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/jobs', { signal })),
  refetchInterval: ({ state }) => (state.data?.some((job) => job.isRunning) ? pollRunningEvery : pollEvery),
});
