import type { DaySales } from '../dashboard/shape';

const HEIGHT = 48;

interface SpendTrendProps {
  place: string;
  days: DaySales[];
}

/** Spend a day as a line over its area. */
export function SpendTrend({ place, days }: SpendTrendProps) {
  const best = days.reduce((most, day) => (day.minor > most.minor ? day : most));
  const last = days.length - 1;
  const y = ({ minor }: DaySales) => HEIGHT - 2 - (best.minor === 0 ? 0 : (minor / best.minor) * (HEIGHT - 4));
  const line = days.map((day, x) => `${x},${y(day).toFixed(2)}`).join(' ');
  return (
    <figure>
      <figcaption>
        Spend a day <small>most {best.spend}</small>
      </figcaption>
      <svg role="img" aria-label={`Spend a day in ${place}: most on ${best.label} with ${best.spend}, today ${days[last]!.spend}.`} width="100%" height={HEIGHT} viewBox={`0 0 ${last} ${HEIGHT}`} preserveAspectRatio="none">
        <polygon points={`0,${HEIGHT} ${line} ${last},${HEIGHT}`} className="area" />
        <polyline points={line} className="line" vectorEffect="non-scaling-stroke" />
        {days.map(({ date, label, spend }, x) => (
          <rect key={date} x={x - 0.5} width={1} height={HEIGHT} className="reach">
            <title>{`${label}: ${spend}`}</title>
          </rect>
        ))}
      </svg>
    </figure>
  );
}
