import { Box, Text } from '@adminjs/design-system';
import { Link } from 'react-router-dom';
import type { CountryToday } from '../dashboard';
import { DayBars } from './day-bars';

/** One country's day in its own currency, linking to the orders it counts. */
export function CountryCard({ country }: { country: CountryToday }) {
  const { name, since, orders, cancelled, spend, days } = country;
  const filters = new URLSearchParams({ 'filters.country': name, 'filters.createdAt~~from': since });
  return (
    <Box as="section" bg="container" p="xl" className="card" aria-label={name}>
      <Text fontSize="lg" fontWeight="bold" mb="default">
        <Link to={`/admin/resources/api_order?${filters}`}>{name}</Link>
      </Text>
      <Text fontSize="h3" lineHeight="xxl" className="figure" data-figure="spend">
        {spend}
      </Text>
      <Text color="grey60" mb="lg">
        {orders === 1 ? '1 order' : `${orders} orders`} today{cancelled > 0 && `, ${cancelled} cancelled`}
      </Text>
      <DayBars days={days} />
    </Box>
  );
}
