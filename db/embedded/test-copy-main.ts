import { startEmbeddedPostgres } from './index';

const { url, adopted, stop } = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', settings: { fsync: 'off' } });
process.stdout.write(`${JSON.stringify({ url, adopted })}\n`);
process.stdin.resume().once('end', () => void stop());
