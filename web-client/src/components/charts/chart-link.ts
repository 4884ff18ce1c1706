/** The parameter that says how the panel of a chart is looked at. */
export function viewParam(id: string): string {
  return `view-${id}`;
}

/** Where a link to a panel leads on its page. */
export function anchorOf(id: string): string {
  return `chart-${id}`;
}

interface View {
  period: string;
  /** Null where the page is not about one plan. */
  plan: string | null;
  id: string;
}

/** A link that shows another person this very view: filters, order and table as they are, period and plan named though they are the default. */
export function viewLink(origin: string, location: { pathname: string; search: string }, { period, plan, id }: View): string {
  const url = new URL(location.pathname + location.search, origin);
  if (period) url.searchParams.set('period', period);
  if (plan) url.searchParams.set('plan', plan);
  url.hash = anchorOf(id);
  return url.href;
}
