const reported = new Set<string>();

/** Tells the console of an error that nobody foresaw; what is tried again and again is told once. */
export function reportOnce(error: unknown): void {
  const text = String(error);
  if (reported.has(text)) return;
  reported.add(text);
  console.error(error);
}
