import { startEmbeddedPostgres } from './index';

const { url, adopted, stop } = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', settings: { fsync: 'off' } });
console.log(JSON.stringify({ url, adopted }));
process.stdin.resume().once('end', () => void stop());
