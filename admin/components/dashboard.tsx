import { Box, Button, Loader } from '@adminjs/design-system';
import { ApiClient } from 'adminjs';
import { useEffect, useState } from 'react';
import type { OfficeDashboard } from '../dashboard/shape';
import { CountryCard } from './country-card';
import { FirstSteps } from './first-steps';
import { LatestOrders } from './latest-orders';
import { QuietCountries } from './quiet-countries';

interface Refused {
  response?: { data?: { notice?: { message?: string } } };
}

/** The first page: how ordering goes in every country the person keeps, and the latest orders. */
export default function Dashboard() {
  const [office, setOffice] = useState<OfficeDashboard | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setComplaint(null);
    new ApiClient().getDashboard<OfficeDashboard>().then(
      // An ended session answers with the sign-in page, and AdminJS is on its way there.
      ({ data }) => typeof data === 'object' && setOffice(data),
      ({ response }: Refused) => setComplaint(response?.data?.notice?.message ?? 'Slooze did not answer.'),
    );
  }, [attempt]);
  return (
    <Box as="main" p={['lg', 'xl']} className="dashboard">
      <h1>Today and the last 30 days</h1>
      {complaint !== null && <Failure complaint={complaint} onRetry={() => setAttempt(attempt + 1)} />}
      {complaint === null && !office && (
        <div role="status" aria-label="Reading the orders">
          <Loader />
        </div>
      )}
      {complaint === null && office && <Overview office={office} />}
    </Box>
  );
}

function Overview({ office: { countries, latest } }: { office: OfficeDashboard }) {
  if (latest.length === 0) return <FirstSteps />;
  const busy = countries.filter(({ sales }) => sales.length > 0);
  const quiet = countries.filter(({ sales }) => sales.length === 0);
  return (
    <>
      <div className="countries">
        {busy.map((country) => (
          <CountryCard key={country.name} country={country} />
        ))}
      </div>
      {quiet.length > 0 && <QuietCountries countries={quiet} />}
      <LatestOrders orders={latest} />
    </>
  );
}

function Failure({ complaint, onRetry }: { complaint: string; onRetry: () => void }) {
  return (
    <Box as="section" bg="container" className="card panel" role="alert">
      <h2>The figures could not be read</h2>
      <p>{complaint} Nothing is lost: the lists in the menu may still work, and trying again in a moment usually helps.</p>
      <Button variant="contained" onClick={onRetry}>
        Try again
      </Button>
    </Box>
  );
}
