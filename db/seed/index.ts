import { Country, Menu, PaymentMethod, Restaurant, User, sequelize, showCountries } from '..';
import { DEMO_COUNTRIES, DEMO_PEOPLE, DEMO_RESTAURANTS } from './demo-data';

const LOCK = 7_536_602;

/**
 * Fills an empty database with the demo world, in one transaction. A database that holds any country, person or
 * restaurant is left exactly as it is. Passwords are hashed by the caller's `hash`. Returns whether it wrote.
 */
export async function seed(hash: (password: string) => Promise<string>): Promise<boolean> {
  if (!(await isEmpty())) return false;
  // Hashed beforehand: argon2 takes longer than a transaction should stay open.
  const people = await Promise.all(
    DEMO_PEOPLE.map(async ({ card, ...person }) => ({ person: { ...person, password: await hash(person.password) }, card })),
  );
  return sequelize().transaction(async () => {
    await sequelize().query('SELECT pg_advisory_xact_lock($lock)', { bind: { lock: LOCK } });
    if (!(await isEmpty())) return false;
    await showCountries(DEMO_COUNTRIES.map(({ name }) => name));
    await Country.bulkCreate(DEMO_COUNTRIES);
    for (const { person, card } of people) {
      const user = await User.create(person);
      if (card) await PaymentMethod.create({ ...card, userId: user.id });
    }
    for (const { menu, ...rest } of DEMO_RESTAURANTS) {
      const restaurant = await Restaurant.create(rest);
      await Menu.bulkCreate(
        menu.map(([name, price, picture, description]) => ({ restaurantId: restaurant.id, name, price, picture, description })),
      );
    }
    return true;
  });
}

// Every person and restaurant lies in a country: where there is none, there is nothing.
const isEmpty = async (): Promise<boolean> => (await Country.findOne({ attributes: ['name'], raw: true })) === null;
