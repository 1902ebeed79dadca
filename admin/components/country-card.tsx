import { Box } from '@adminjs/design-system';
import { useId } from 'react';
import { Link } from 'react-router-dom';
import type { CountrySales, CurrencySales } from '../dashboard/shape';
import { DayBars } from './day-bars';
import { DayTable } from './day-table';
import { SalesFigures } from './sales-figures';
import { SpendTrend } from './spend-trend';
import { TopDishes, TopRestaurants } from './top-lists';

/** One country's sales, each currency by itself, every figure leading to the orders it counts. */
export function CountryCard({ country: { name, href, sales, dishes, restaurants } }: { country: CountrySales }) {
  const heading = useId();
  return (
    <Box as="section" bg="container" className="card panel country" aria-labelledby={heading}>
      <h2 id={heading}>
        <Link to={href}>{name}</Link>
      </h2>
      {sales.map((one) => (
        <Sales key={one.currency} country={name} sales={one} isOnly={sales.length === 1} />
      ))}
      {dishes.length + restaurants.length > 0 && (
        <div className="halves">
          {dishes.length > 0 && <TopDishes dishes={dishes} />}
          {restaurants.length > 0 && <TopRestaurants restaurants={restaurants} />}
        </div>
      )}
    </Box>
  );
}

interface SalesProps {
  country: string;
  sales: CurrencySales;
  isOnly: boolean;
}

function Sales({ country, sales: { currency, today, month, days }, isOnly }: SalesProps) {
  const place = isOnly ? country : `${country}, ${currency}`;
  return (
    <>
      {!isOnly && <h3>Orders in {currency}</h3>}
      <div className="halves">
        <SalesFigures place={place} today={today} month={month} />
        <div className="charts">
          <DayBars place={place} days={days} />
          <SpendTrend place={place} days={days} />
        </div>
      </div>
      <DayTable place={place} days={days} />
    </>
  );
}
