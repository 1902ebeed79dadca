import { parseArgs } from 'node:util';
import { RollBackError, rollBack } from '../../db/migrate';
import { runCommand } from './command';

await runCommand(async ({ config, server, say }) => {
  const { values } = parseArgs({ options: { take: { type: 'string' } } });
  const last = await rollBack(server.ownerUrl ?? server.url, (name) => {
    if (values.take === name) return;
    if (values.take !== undefined) throw new RollBackError(`The last migration is ${name}, not ${values.take}. Nothing was changed.`);
    if (config.mode !== 'production') return;
    throw new RollBackError(
      `This would take back ${name}, and what only its tables and columns hold would be lost. Nothing was changed.\n` +
        `Stop all instances, make a copy (npm run backup), then: npm run db:rollback -- --take ${name}`,
    );
  });
  say(`Took back ${last}. The next start of this version would run it again.`);
});
