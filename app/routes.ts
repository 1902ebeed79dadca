import { index, route, type RouteConfig } from '@remix-run/route-config';

export default [
  index('routes/home.ts'),
  route('login', 'routes/login.tsx'),
  route('logout', 'routes/logout.ts'),
  route('theme', 'routes/theme.ts'),
  route('dashboard', 'routes/dashboard.tsx'),
  route('restaurants', 'routes/restaurants.tsx'),
  route('restaurants/:id', 'routes/restaurant.tsx'),
  route('cart', 'routes/cart.tsx'),
  route('list', 'routes/list.tsx'),
  route('checkout/:restaurantId', 'routes/checkout.tsx'),
  route('orders', 'routes/orders.tsx'),
  route('orders/:id', 'routes/order.tsx'),
  route('payment-methods', 'routes/payment-methods.tsx'),
  route('account', 'routes/account.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
