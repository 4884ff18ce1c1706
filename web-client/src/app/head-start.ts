import type { QueryClient } from '@tanstack/react-query';
import { progressQuery } from '@/features/progress/api/progress';
import { plansQuery } from '@/lib/api/plans';
import { sessionQuery } from '@/lib/api/session';
import { pickPlan } from '@/lib/current-plan';
import { parseQuarter, quarterCode } from '@/lib/period';

/** What the first page shows is asked for before it is drawn, so that it is drawn once; public/boot.js has asked for it meanwhile. */
export async function headStart(client: QueryClient, { pathname, search }: Location): Promise<void> {
  if (pathname.startsWith('/public/')) return;
  await window.wardKpiEarly?.asked;
  const session = await client.fetchQuery(sessionQuery);
  if (!session.person || !window.wardKpiEarly?.showsProgress) return;
  const params = new URLSearchParams(search);
  const quarter = parseQuarter(params.get('period')) ?? parseQuarter(session.currentPeriod);
  if (!quarter) return;
  const plan = pickPlan(await client.fetchQuery(plansQuery(quarter.year)), params.get('plan'));
  if (plan) await client.fetchQuery(progressQuery(plan.id, quarterCode(quarter)));
}
