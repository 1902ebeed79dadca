import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createFirstAdmin } from '../../domain/first-admin';
import { isDomainError } from '../../domain/rules/errors';
import { currency, locale, timeZone } from '../../domain/rules/countries';
import { email, newPassword, text } from '../../domain/rules/inputs';
import { StartError } from '../start-error';
import { runCommand } from './command';

const HOW = `Use: ADMIN_PASSWORD=… npm run create-admin -- --email you@example.com --name "Your Name" \\
       --country Germany [--currency EUR --locale de-DE --time-zone Europe/Berlin]
The last three are needed only for a country Slooze does not know yet.`;

const input = z.object({
  email,
  name: text(100),
  password: newPassword,
  country: text(60),
  currency: currency.optional(),
  locale: locale.optional(),
  'time-zone': timeZone.optional(),
});

await runCommand(async ({ bringUpToDate, say }) => {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { email: option, name: option, country: option, currency: option, locale: option, 'time-zone': option },
  });
  const parsed = input.safeParse({ ...values, password: process.env.ADMIN_PASSWORD });
  if (!parsed.success) throw new StartError(`${z.prettifyError(parsed.error)}\n\n${HOW}`);
  await bringUpToDate();
  const { 'time-zone': zone, ...person } = parsed.data;
  try {
    await createFirstAdmin({ ...person, timeZone: zone });
  } catch (error) {
    throw isDomainError(error) ? new StartError(`${error.message}\n\n${HOW}`) : error;
  }
  say(`${person.name} can sign in as ${person.email} and open the back office.`);
});
