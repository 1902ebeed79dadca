import { Box, H2, Loader, MessageBox } from '@adminjs/design-system';
import { ApiClient } from 'adminjs';
import { useEffect, useState } from 'react';
import type { OfficeDashboard } from '../dashboard';
import { CountryCard } from './country-card';
import { LatestOrders } from './latest-orders';

/** The first page: how today goes in every country the person keeps, and the latest orders. */
export default function Dashboard() {
  const [office, setOffice] = useState<OfficeDashboard | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    new ApiClient().getDashboard<OfficeDashboard>().then(({ data }) => setOffice(data), () => setFailed(true));
  }, []);
  if (hasFailed) return <MessageBox m="xl" variant="danger" message="Slooze cannot read today's orders. Please reload in a moment." />;
  if (!office) return <Loader />;
  return (
    <Box as="main" p={['lg', 'xl']}>
      <H2 mb="xl">Today</H2>
      <div className="cards">
        {office.countries.map((country) => (
          <CountryCard key={country.name} country={country} />
        ))}
      </div>
      <LatestOrders orders={office.latest} />
    </Box>
  );
}
