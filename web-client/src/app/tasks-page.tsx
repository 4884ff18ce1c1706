import { ExplainButton } from '@/features/explanations/explain-button';
import { TasksPage } from '@/features/plans/tasks';
import { usePeriod } from '@/lib/url-state';

/** The plan's tasks, about each of which a unit may be asked. */
export function Component() {
  const period = usePeriod();
  return (
    <TasksPage
      action={(plan, { id, number, name, leads: [lead] }) => (
        <ExplainButton subject={{ kind: 'task', id, plan, period, number, text: name, leadId: lead?.id, leadName: lead?.name }} />
      )}
    />
  );
}
