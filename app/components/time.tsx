import { useViewer } from '../site-data';

/** A moment in the viewer's country's words and zone. */
export function Time({ iso }: { iso: string }) {
  const { locale, timeZone } = useViewer().country;
  const text = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso));
  // Browsers and servers differ in which kind of space stands before "pm".
  return (
    <time dateTime={iso} dir="auto" suppressHydrationWarning className="whitespace-nowrap">
      {text}
    </time>
  );
}
