import { Box } from '@adminjs/design-system';
import { Link } from 'react-router-dom';

/** Instead of a page of zeros: what leads to a first order. */
export function FirstSteps() {
  return (
    <Box as="section" bg="container" className="card panel">
      <h2>Nobody has ordered yet.</h2>
      <p>Figures and charts appear here with the first order. What people can order is up to you:</p>
      <ul className="steps">
        <li>
          <Link to="/admin/resources/api_restaurant">Look through the restaurants</Link>
        </li>
        <li>
          <Link to="/admin/resources/api_menu">Look through the dishes and their prices</Link>
        </li>
        <li>
          <a href="/restaurants">See them as people do, and place an order</a>
        </li>
      </ul>
    </Box>
  );
}
