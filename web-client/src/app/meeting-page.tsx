import { MeetingConclusions } from '@/features/explanations/meeting-conclusions';
import { MeetingNote, MeetingTalk } from '@/features/explanations/meeting-notes';
import { MeetingPage } from '@/features/progress/meeting/meeting';
import { useIndicatorSubject } from './use-indicator-subject';

/** The exceptions on the wall; what is said about them becomes conclusions. */
export function Component() {
  const subjectOf = useIndicatorSubject();
  return (
    <MeetingPage
      talk={(progress, row) => <MeetingTalk subject={subjectOf(progress, row)} />}
      note={(progress, row) => <MeetingNote subject={subjectOf(progress, row)} />}
      conclusions={({ plan, period, indicators }) => (
        <MeetingConclusions
          planId={plan.id}
          period={period}
          nameOf={(id) => {
            const row = indicators.find(({ planIndicatorId }) => planIndicatorId === id);
            return row ? `${row.number}. ${row.text}` : null;
          }}
        />
      )}
    />
  );
}
