/** The instant of a day and hour of the office (Vietnam is UTC+7 the year round). */
export function instantOf(day: string, time: string): string {
  return new Date(`${day}T${time}:00+07:00`).toISOString();
}
