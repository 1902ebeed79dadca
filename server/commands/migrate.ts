import { migrate } from '../../db/migrate';
import { runCommand } from './command';

await runCommand(async ({ url, say }) => {
  const ran = await migrate(url);
  say(ran.length > 0 ? `Migrated: ${ran.join(', ')}` : 'The database is up to date.');
});
