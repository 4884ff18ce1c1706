import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

const pollEvery = 60_000;
const pollWaitingEvery = 3_000;

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/webhooks', { signal })),
  // What was just sent shows by itself how it went.
  refetchInterval: ({ state }) => (state.data?.some((webhook) => webhook.isOn && webhook.waitingTotal > 0) ? pollWaitingEvery : pollEvery),
});
