import { useViewer } from '../site-data';

const STYLES = {
  day: { dateStyle: 'medium' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A moment in the viewer's country's words and zone. */
export function Time({ iso, style = 'moment' }: { iso: string; style?: keyof typeof STYLES }) {
  const { locale, timeZone } = useViewer().country;
  const text = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone }).format(new Date(iso));
  // Browsers and servers differ in which kind of space stands before "pm".
  return (
    <time dateTime={iso} suppressHydrationWarning>
      {text}
    </time>
  );
}
