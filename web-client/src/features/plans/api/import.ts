import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { contentTypeOf } from '../rules';

/** The file goes as it is; with dryRun nothing is kept. */
export function useImportPlan(dryRun: boolean) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      unwrap(
        api.POST('/api/v1/plans/import', {
          params: { query: { dryRun } },
          body: text,
          bodySerializer: (body) => body,
          headers: { 'Content-Type': contentTypeOf(text) },
        }),
      ),
    // The plan, its progress, the reports' rows and the catalogue's local measures may all have changed.
    onSuccess: () => (dryRun ? undefined : queryClient.invalidateQueries()),
  });
}
