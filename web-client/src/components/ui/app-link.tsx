import { Link, type LinkProps } from 'react-router';
import { useKeptPath } from '@/lib/url-state';

/** A link inside the app that keeps the period and the plan. */
export function AppLink({ to, ...rest }: Omit<LinkProps, 'to'> & { to: string }) {
  const kept = useKeptPath();
  return <Link to={kept(to)} {...rest} />;
}
