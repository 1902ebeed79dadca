import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { TopDish, TopRestaurant } from '../dashboard/shape';
import { inDigits, orderCount } from './counts';

export function TopDishes({ dishes }: { dishes: TopDish[] }) {
  const most = dishes[0]!.quantity;
  return (
    <TopList title="Top dishes">
      {dishes.map(({ name, restaurant, quantity, href }) => (
        <TopEntry key={href} href={href} name={name} note={restaurant} share={quantity / most}>
          {inDigits(quantity)}
          <span className="unseen"> ordered</span>
        </TopEntry>
      ))}
    </TopList>
  );
}

export function TopRestaurants({ restaurants }: { restaurants: TopRestaurant[] }) {
  const most = restaurants[0]!.orders;
  return (
    <TopList title="Top restaurants">
      {restaurants.map(({ name, orders, href, ordersHref }) => (
        <TopEntry key={href} href={href} name={name} share={orders / most}>
          <Link to={ordersHref}>{orderCount(orders)}</Link>
        </TopEntry>
      ))}
    </TopList>
  );
}

function TopList({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3>
        {title} <small>30 days</small>
      </h3>
      <ol className="top">{children}</ol>
    </div>
  );
}

interface TopEntryProps {
  href: string;
  name: string;
  note?: string;
  /** Of the first in the list. */
  share: number;
  children: ReactNode;
}

function TopEntry({ href, name, note, share, children }: TopEntryProps) {
  return (
    <li>
      <span>
        <Link to={href}>{name}</Link>
        {note && <small> {note}</small>}
      </span>
      <span className="amount">{children}</span>
      <svg aria-hidden width="100%" height="4">
        <rect width="100%" height="4" rx="2" className="rest" />
        <rect width={`${share * 100}%`} height="4" rx="2" className="bar" />
      </svg>
    </li>
  );
}
