import type { PlanSummary } from '@/api-types';

/** What may be asked about. */
export interface Subject {
  kind: 'indicator' | 'task';
  id: string;
  plan: Pick<PlanSummary, 'id' | 'communeId'>;
  period: string;
  number: string;
  text: string;
  /** The unit that leads; absent where nobody does. */
  leadId?: string;
  leadName?: string;
  /** What the question may begin with. */
  suggestion?: string;
}
