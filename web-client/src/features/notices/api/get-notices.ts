import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

// Only while the page is in view; a background tab asks again when it comes back.
const pollEvery = 60_000;

export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/notices', { params: { query: { unread: true } }, signal })),
  refetchInterval: pollEvery,
});

export const noticesQuery = queryOptions({
  queryKey: ['notices', 'all'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/notices', { signal })),
  // Opened to see what is new.
  staleTime: 0,
});

/** All of them, a page at a time. */
export function noticePagesQuery(unread: boolean) {
  return infiniteQueryOptions({
    queryKey: ['notices', 'pages', { unread }],
    queryFn: ({ signal, pageParam }) => unwrap(api.GET('/api/v1/notices', { params: { query: { unread, ...(pageParam && { before: pageParam }) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => (last.hasMore ? last.notices.at(-1)?.id : undefined),
    staleTime: 0,
  });
}
