import type { CountryToday } from '../dashboard';

const HEIGHT = 48;
const STEP = 16;
const BAR = 11;

/** Orders of the last two weeks, a bar a day; each tells its figures to a pointer or screen reader. */
export function DayBars({ days }: Pick<CountryToday, 'days'>) {
  const most = Math.max(1, ...days.map(({ orders }) => orders));
  const width = days.length * STEP;
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none" role="img" aria-label="Orders a day in the last two weeks">
      {days.map(({ date, orders, spend }, index) => {
        const height = Math.max(2, (orders / most) * HEIGHT);
        const isToday = index === days.length - 1;
        return (
          <rect key={date} x={index * STEP} y={HEIGHT - height} width={BAR} height={height} rx={2} fill={isToday ? 'var(--primary)' : 'var(--primary-soft)'}>
            <title>{`${date}: ${orders} orders, ${spend}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
