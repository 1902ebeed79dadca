interface Bar {
  /** YYYY-MM-DD. */
  date: string;
  value: number;
  /** The value as people read it. */
  text: string;
}

interface BarChartProps {
  title: string;
  bars: Bar[];
  locale: string;
  tone: 'brand' | 'spice';
}

const TALLEST = 64;
const LABELS = 18;
const FILLS = { brand: 'fill-brand', spice: 'fill-spice-strong' };

/** Small bars, one a day; the numbers themselves are there for screen readers and on hover. */
export function BarChart({ title, bars, locale, tone }: BarChartProps) {
  const best = bars.reduce<Bar | null>((most, bar) => (bar.value > (most?.value ?? 0) ? bar : most), null);
  const weekday = (date: string, weekday: 'narrow' | 'long') =>
    new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(new Date(date));
  // Sized in percent across and pixels upwards, so that the bars stretch with the card and the letters do not.
  const percent = (place: number) => `${(place * 100) / bars.length}%`;
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3 text-sm text-muted-foreground">
        {title}
        {best && <span className="block text-xs tabular-nums">up to {best.text}</span>}
      </figcaption>
      <svg aria-hidden width="100%" height={TALLEST + LABELS} className="block">
        {bars.map(({ date, value, text }, place) => {
          const height = value === 0 ? 3 : Math.max(6, (value / (best?.value ?? 1)) * TALLEST);
          return (
            <g key={date}>
              <title>{`${weekday(date, 'long')}: ${text}`}</title>
              <rect
                x={percent(place + 0.2)}
                width={percent(0.6)}
                y={TALLEST - height}
                height={height}
                rx={Math.min(4, height / 2)}
                className={value === 0 ? 'fill-border' : FILLS[tone]}
              />
              <text
                x={percent(place + 0.5)}
                y={TALLEST + LABELS - 4}
                textAnchor="middle"
                className="fill-muted-foreground text-[0.6875rem]"
              >
                {weekday(date, 'narrow')}
              </text>
            </g>
          );
        })}
      </svg>
      <ul className="sr-only">
        {bars.map(({ date, text }) => (
          <li key={date}>{`${weekday(date, 'long')}: ${text}`}</li>
        ))}
      </ul>
    </figure>
  );
}
