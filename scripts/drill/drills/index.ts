import type { Drill } from '../drill';
import { connectionsEnded } from './connections-ended';
import { databaseFrozen } from './database-frozen';
import { databaseKilled } from './database-killed';
import { databaseSlow } from './database-slow';
import { databaseStopped } from './database-stopped';
import { instanceKilled } from './instance-killed';
import { oneOfTwoKilled } from './one-of-two-killed';
import { poolExhausted } from './pool-exhausted';
import { rollingRestart } from './rolling-restart';
import { transactionsLeft } from './transactions-left';

export const DRILLS: Drill[] = [
  databaseStopped,
  databaseFrozen,
  connectionsEnded,
  databaseSlow,
  poolExhausted,
  transactionsLeft,
  instanceKilled,
  databaseKilled,
  oneOfTwoKilled,
  rollingRestart,
];
