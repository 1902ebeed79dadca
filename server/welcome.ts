import type { Shop } from '../domain';

/** What a person at a terminal reads once Slooze is up. */
export function welcome(shop: Shop, address: string): string {
  const people = shop.demoPeople().map(({ name, role, country, email, password }) => [`${name}, ${role} in ${country}`, email, password]);
  const widths = [0, 1].map((column) => Math.max(0, ...people.map((person) => person[column]!.length)));
  const rows = people.map(([who, email, password]) => `    ${who!.padEnd(widths[0]!)}  ${email!.padEnd(widths[1]!)}  ${password}`);
  const demo = rows.length > 0 ? `\n\n  Sign in as one of the demo people:\n${rows.join('\n')}` : '';
  return `\n  Slooze is ready at ${address}\n  Back office at ${address}/admin${demo}\n`;
}
