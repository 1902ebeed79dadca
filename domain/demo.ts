import { Op } from 'sequelize';
import { User } from '../db';
import { DEMO_PEOPLE } from '../db/seed/demo-data';
import { isPassword } from './passwords';
import type { Role } from './rules/viewer';

export interface DemoPersonInfo {
  name: string;
  email: string;
  password: string;
  role: Role;
  country: string;
}

/** The demo people and their public passwords, for the login page while demo data is on. */
export const listDemoPeople = (): DemoPersonInfo[] =>
  DEMO_PEOPLE.map(({ name, email, password, role, country }) => ({ name, email, password, role, country }));

/** E-mails of active people whom a public demo password still lets in; a real site must have none. */
export async function findDemoPasswords(): Promise<string[]> {
  const emails = DEMO_PEOPLE.map((person) => person.email);
  const users = await User.findAll({ where: { email: { [Op.in]: emails }, isActive: true } });
  const open = await Promise.all(
    users.map(async ({ email, password }) => {
      const demo = DEMO_PEOPLE.find((person) => person.email === email)!;
      return (await isPassword(password, demo.password)) ? email : null;
    }),
  );
  return open.filter((email) => email !== null);
}
