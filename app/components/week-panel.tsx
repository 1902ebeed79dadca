import { formatMoney } from '../../domain/rules/money';
import type { CountryWeek } from '../../domain/rules/records';
import { BarChart } from './bar-chart';
import { Money } from './money';
import { Picture } from './picture';
import { Card } from './ui/card';
import { cn } from './ui/cn';

interface WeekPanelProps {
  week: CountryWeek;
  /** True when it has the whole width to itself. */
  isWide: boolean;
}

/** One country's last seven days, in its own currency. */
export function WeekPanel({ week, isWide }: WeekPanelProps) {
  const { country, orders, spend } = week;
  const { locale } = country;
  return (
    <Card className={cn('grid grid-cols-2 content-start gap-x-6 gap-y-5', isWide && 'md:grid-cols-3 md:gap-x-8')}>
      <div className="col-span-full flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-semibold tracking-tight">{country.name}</h3>
        <p className="text-sm text-muted-foreground">
          {orders === 1 ? '1 order' : `${orders} orders`} ·{' '}
          <Money amount={spend} locale={locale} className="font-semibold text-foreground" />
        </p>
      </div>
      {orders === 0 ? (
        <p className="col-span-full text-sm text-muted-foreground">Nothing ordered here in the last seven days.</p>
      ) : (
        <Charts week={week} isWide={isWide} />
      )}
    </Card>
  );
}

function Charts({ week: { country, days, topDishes }, isWide }: WeekPanelProps) {
  const { locale } = country;
  return (
    <>
      <BarChart
        title="Orders a day"
        locale={locale}
        tone="brand"
        bars={days.map(({ date, orders: value }) => ({ date, value, text: String(value) }))}
      />
      <BarChart
        title="Spent a day"
        locale={locale}
        tone="spice"
        bars={days.map(({ date, spend: amount }) => ({ date, value: amount.minor, text: formatMoney(amount, locale) }))}
      />
      <TopDishes dishes={topDishes} className={isWide ? 'max-md:col-span-full' : 'col-span-full'} />
    </>
  );
}

function TopDishes({ dishes, className }: { dishes: CountryWeek['topDishes']; className: string }) {
  const most = dishes[0]?.quantity ?? 1;
  return (
    <div className={className}>
      <h4 className="text-sm text-muted-foreground">Most ordered</h4>
      <ol className="mt-2 grid grid-cols-1 gap-2">
        {dishes.slice(0, 3).map(({ name, picture, quantity }) => (
          <li key={name} className="flex items-center gap-3 text-sm">
            <Picture name={picture} size={20} className="size-8" />
            <div className="min-w-0 flex-1">
              <p className="flex justify-between gap-3">
                <span dir="auto" className="truncate">{name}</span>
                <span className="tabular-nums">{quantity}</span>
              </p>
              <div className="mt-1 h-1 rounded-full bg-muted">
                <div className="h-full rounded-full bg-brand" style={{ width: `${(quantity / most) * 100}%` }} />
              </div>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
