import { afterEach, expect, test, vi } from 'vitest';
import { useWorld } from '../test/world';

const world = useWorld();
afterEach(() => void vi.useRealTimers());

test('an order was cancelled when the shared clock says so, whatever that of the instance shows', async () => {
  const marvel = await world.viewer('captainMarvel');
  const { id, createdAt } = await world.anOrder('captainMarvel', 'Butter Chicken');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(createdAt) - 86_400_000 });
  const { cancelledAt } = await world.shop.cancelOrder(marvel, id, {});
  expect(Date.parse(cancelledAt!)).toBeGreaterThanOrEqual(Date.parse(createdAt));
});
