/**
 * The moments a range of days begins and ends in a time zone, daylight saving included. `until` is the first moment
 * after the last day.
 */
export function dayBounds(days: { from?: string; to?: string }, timeZone: string): { since?: Date; until?: Date } {
  return {
    ...(days.from && { since: startOfDay(days.from, timeZone) }),
    ...(days.to && { until: startOfDay(nextDay(days.to), timeZone) }),
  };
}

/** The day a moment falls on in a time zone, as 2026-11-22. */
export const dayOf = (moment: Date, timeZone: string): string =>
  // Sweden writes days as ISO 8601 does.
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);

function nextDay(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function startOfDay(date: string, timeZone: string): Date {
  const utc = Date.parse(`${date}T00:00:00Z`);
  // The offset at the guess may differ from the one at midnight when clocks change in between: correct it once.
  const guess = utc - offsetAt(utc, timeZone);
  return new Date(utc - offsetAt(guess, timeZone));
}

/** Milliseconds the zone's clocks are ahead of UTC at that moment. */
function offsetAt(moment: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(moment)
    .find((part) => part.type === 'timeZoneName')!.value;
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
