import { createInterface } from 'node:readline/promises';
import { unmigrate } from '../../db/migrate';
import { seed } from '../../db/seed';
import { hashPassword } from '../../domain/passwords';
import { StartError } from '../start-error';
import { runCommand } from './command';

await runCommand(async ({ config, server, bringUpToDate, say }) => {
  if (!config.demoData || process.env.NODE_ENV === 'production') {
    throw new StartError('This is a site with real data (DEMO_DATA is off, or NODE_ENV is production); db:reset refuses to delete it.');
  }
  const ownerUrl = server.ownerUrl ?? server.url;
  if (!(await isMeant(new URL(ownerUrl)))) throw new StartError('Nothing was changed.');
  await unmigrate(ownerUrl);
  await bringUpToDate();
  await seed(hashPassword);
  say('The database is empty again and seeded with the demo data.');
});

async function isMeant({ hostname, pathname }: URL): Promise<boolean> {
  if (process.argv.includes('--yes')) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Without anybody at the terminal the question is never answered; that is a no.
  const nobody = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const answer = await Promise.race([terminal.question(`Delete ALL data in ${pathname.slice(1)} on ${hostname}? Type yes: `), nobody]);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}
