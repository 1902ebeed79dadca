import { runCommand } from './command';

await runCommand(async ({ bringUpToDate, say }) => {
  const ran = await bringUpToDate();
  say(ran.length > 0 ? `Migrated: ${ran.join(', ')}` : 'The database is up to date.');
});
