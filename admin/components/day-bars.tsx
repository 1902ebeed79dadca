import { type KeyboardEvent, useState } from 'react';
import { Link } from 'react-router-dom';
import type { DaySales } from '../dashboard/shape';
import { orderCount } from './counts';

const HEIGHT = 64;

interface DayBarsProps {
  place: string;
  days: DaySales[];
}

/** Orders a day, a bar leading to the orders of its day. One stop for the Tab key, arrows within, as thirty would be many. */
export function DayBars({ place, days }: DayBarsProps) {
  const linked = days.filter(({ orders }) => orders > 0);
  const [chosen, setChosen] = useState<string>();
  const tabStop = chosen ?? linked.at(-1)?.date;
  const best = days.reduce((most, day) => (day.orders > most.orders ? day : most));
  const all = days.reduce((sum, { orders }) => sum + orders, 0);
  // Sized in percent across and pixels upwards, so that bars grow with the card and corners stay round.
  const percent = (place: number) => `${(place * 100) / days.length}%`;
  return (
    <figure>
      <figcaption>
        Orders a day <small>most {best.orders}</small>
      </figcaption>
      <svg
        role="group"
        aria-label={`Orders a day in ${place}: ${orderCount(all)} in 30 days, most on ${best.label} with ${best.orders}. Arrow keys go from day to day.`}
        width="100%"
        height={HEIGHT}
        onKeyDown={moveFocus}
      >
        {days.map((day, index) => {
          const isToday = index === days.length - 1;
          const label = `${day.label}${isToday ? ', today' : ''}: ${orderCount(day.orders)}, ${day.spend}`;
          const height = day.orders === 0 ? 2 : Math.max(5, (day.orders / best.orders) * HEIGHT);
          const bar = (
            <>
              <title>{label}</title>
              <rect x={percent(index)} width={percent(1)} height={HEIGHT} className="reach" />
              <rect x={percent(index + 0.12)} width={percent(0.76)} y={HEIGHT - height} height={height} rx={Math.min(3, height / 2)} className={barClass(day, isToday)} />
            </>
          );
          if (day.orders === 0) return <g key={day.date}>{bar}</g>;
          return (
            <Link key={day.date} to={day.href} aria-label={label} tabIndex={day.date === tabStop ? 0 : -1} onFocus={() => setChosen(day.date)}>
              {bar}
            </Link>
          );
        })}
      </svg>
      <p className="axis" aria-hidden>
        <span>{days[0]!.label}</span>
        <span>Today ▴</span>
      </p>
    </figure>
  );
}

function barClass({ orders }: DaySales, isToday: boolean): string {
  if (orders === 0) return 'rest';
  return isToday ? 'bar today' : 'bar';
}

function moveFocus(event: KeyboardEvent<SVGSVGElement>): void {
  const links = [...event.currentTarget.querySelectorAll<SVGAElement>('a')];
  const here = links.indexOf(event.target as SVGAElement);
  const there = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: links.length - 1 }[event.key];
  if (there === undefined) return;
  event.preventDefault();
  links[there]?.focus();
}
