import { parseArgs } from 'node:util';
import path from 'node:path';
import { deleteOld } from '../../db/backup/files';
import { writeCopy } from '../../db/backup/write';
import { runCommand } from './command';

await runCommand(async ({ config, server, say }) => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const folder = path.resolve(positionals[0] ?? config.backups.folder);
  const { file, bytes } = await writeCopy(server.ownerUrl ?? server.url, folder);
  say(`Copied to ${file} (${(bytes / 1_048_576).toFixed(1)} MB).`);
  const gone = deleteOld(folder, config.backups.keptDays);
  if (gone.length > 0) say(`Deleted ${gone.map((each) => path.basename(each)).join(', ')}: older than ${config.backups.keptDays} days.`);
});
