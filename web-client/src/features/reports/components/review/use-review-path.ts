import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

interface Goal {
  /** The report of this unit; the board where absent. */
  organizationId?: string;
  period: string;
}

/** A place of the review page: the board of a quarter, or one report of it; the filter and the plan stay. */
export function useReviewPath(): (goal: Goal) => string {
  const [params] = useSearchParams();
  return useCallback(
    ({ organizationId, period }: Goal) => {
      const next = new URLSearchParams(params);
      next.set('period', period);
      // The open row is one of the report that is left.
      next.delete('row');
      if (organizationId) next.set('unit', organizationId);
      else next.delete('unit');
      return `?${next.toString()}`;
    },
    [params],
  );
}
