// The plans want the report "in the last week of the quarter": from then on sending is no longer early.
const lastDays = 7;

const day = 86_400_000;

/** Whether much of the quarter is still to come: before the last seven days up to the cut-off, by the calendar of Vietnam. */
export function isEarly(cutOff: string, now: Date): boolean {
  return now.getTime() < new Date(`${cutOff}T00:00:00+07:00`).getTime() - (lastDays - 1) * day;
}
