import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';

export function assignmentsQuery(planId: string) {
  return queryOptions({
    queryKey: ['assignments', planId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/plans/{id}/assignments', { params: { path: { id: planId } }, signal })),
  });
}

/** Everything that a person looks after, over all plans. */
export function personAssignmentsQuery(personId: string) {
  return queryOptions({
    queryKey: ['assignments', 'person', personId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/people/{id}/assignments', { params: { path: { id: personId } }, signal })),
  });
}
