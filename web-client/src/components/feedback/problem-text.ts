import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/lib/api/problem';

/** A sentence for people: the server's own, else one that says what to do. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('problem.unexpected');
    if (error.isOffline) return t('problem.offline');
    if (error.message) return error.message;
    if (error.status === 401) return t('problem.signedOut');
    if (error.status === 403) return t('problem.forbidden');
    if (error.status === 404) return t('problem.notFound');
    return t('problem.unexpected');
  };
}
