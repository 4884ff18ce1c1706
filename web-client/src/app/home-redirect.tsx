import { Navigate } from 'react-router';
import { usePerson } from '@/lib/api/session';
import { homePath } from '@/lib/rights';
import { useKeptPath } from '@/lib/url-state';

export function HomeRedirect() {
  const person = usePerson();
  const kept = useKeptPath();
  return <Navigate to={kept(homePath(person))} replace />;
}
