import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';

/** The frozen periods of a plan, by period and number. */
export function snapshotsQuery(planId: string) {
  return queryOptions({
    queryKey: ['snapshots', planId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/plans/{id}/snapshots', { params: { path: { id: planId } }, signal })),
    // Another plan's records have numbers of their own.
    placeholderData: undefined,
  });
}

/** A frozen period against now. */
export function snapshotChangesQuery(planId: string, period: string, number: number) {
  return queryOptions({
    queryKey: ['snapshots', planId, period, number],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/plans/{id}/snapshots/{period}/{number}/changes', { params: { path: { id: planId, period, number } }, signal })),
    // Another snapshot's differences must never stand under this one's hash.
    placeholderData: undefined,
  });
}
