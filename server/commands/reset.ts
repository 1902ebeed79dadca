import { createInterface } from 'node:readline/promises';
import { migrate, unmigrate } from '../../db/migrate';
import { seed } from '../../db/seed';
import { hashPassword } from '../../domain/passwords';
import { StartError } from '../database';
import { runCommand } from './command';

await runCommand(async ({ config, url, say }) => {
  if (!config.demoData) {
    throw new StartError('This database holds real data (DEMO_DATA is off); db:reset refuses to delete it.');
  }
  if (!(await isMeant(new URL(url)))) throw new StartError('Nothing was changed.');
  await unmigrate(url);
  await migrate(url);
  await seed(hashPassword);
  say('The database is empty again and seeded with the demo data.');
});

async function isMeant({ hostname, pathname }: URL): Promise<boolean> {
  if (process.argv.includes('--yes')) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Delete ALL data in ${pathname.slice(1)} on ${hostname}? Type yes: `);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}
