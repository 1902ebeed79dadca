import { startEmbeddedPostgres } from './index';

const { ownerUrl, adopted, stop } = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', settings: { fsync: 'off' } });
process.stdout.write(`${JSON.stringify({ ownerUrl, adopted })}\n`);
process.stdin.resume().once('end', () => void stop());
