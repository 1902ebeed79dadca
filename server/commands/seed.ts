import { seed } from '../../db/seed';
import { hashPassword } from '../../domain/passwords';
import { StartError } from '../start-error';
import { runCommand } from './command';

await runCommand(async ({ config, bringUpToDate, say }) => {
  if (!config.demoData) {
    throw new StartError('The seed brings demo people with public passwords. Set DEMO_DATA=true if you mean it.');
  }
  await bringUpToDate();
  say((await seed(hashPassword)) ? 'Seeded the demo data.' : 'The database is not empty; nothing was changed.');
});
