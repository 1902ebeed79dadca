import { Box } from '@adminjs/design-system';
import { Link } from 'react-router-dom';
import type { CountrySales } from '../dashboard/shape';

/** Countries with nothing to count: what they have to offer is the next thing to look at. */
export function QuietCountries({ countries }: { countries: CountrySales[] }) {
  return (
    <Box as="section" bg="container" className="card panel">
      <h2>No orders in the last 30 days</h2>
      <p>See what these countries have to offer:</p>
      <ul className="quiet">
        {countries.map(({ name, restaurantsHref }) => (
          <li key={name}>
            <Link to={restaurantsHref} aria-label={`Restaurants of ${name}`}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Box>
  );
}
