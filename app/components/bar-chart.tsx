import { cn } from './ui/cn';

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

const WIDTH = 280;
const HEIGHT = 96;
const LABELS = 16;
const TALLEST = HEIGHT - LABELS - 4;

/** Seven small bars, one a day; the numbers themselves are there for screen readers and on hover. */
export function BarChart({ title, bars, locale, tone }: BarChartProps) {
  const best = bars.reduce<Bar | null>((most, bar) => (bar.value > (most?.value ?? 0) ? bar : most), null);
  const most = best?.value ?? 1;
  const step = WIDTH / bars.length;
  const weekday = (date: string, weekday: 'narrow' | 'long') =>
    new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(new Date(date));
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 flex flex-wrap justify-between gap-x-3 text-sm text-muted-foreground">
        {title} {best && <span className="text-xs leading-5 tabular-nums">up to {best.text}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden className="h-auto w-full">
        {bars.map(({ date, value, text }, place) => {
          const height = value === 0 ? 3 : Math.max(6, (value / most) * TALLEST);
          const middle = place * step + step / 2;
          return (
            <g key={date}>
              <title>{`${weekday(date, 'long')}: ${text}`}</title>
              <rect
                x={middle - 12}
                y={HEIGHT - LABELS - height}
                width="24"
                height={height}
                rx={Math.min(5, height / 2)}
                className={cn(value === 0 ? 'fill-border' : tone === 'brand' ? 'fill-brand' : 'fill-spice')}
              />
              <text x={middle} y={HEIGHT - 2} textAnchor="middle" className="fill-muted-foreground text-[11px]">
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
