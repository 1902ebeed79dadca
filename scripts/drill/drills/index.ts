import type { Drill } from '../drill';
import { clientsGone } from './clients-gone';
import { clockWrong } from './clock-wrong';
import { connectionsEnded } from './connections-ended';
import { databaseFrozen } from './database-frozen';
import { databaseKilled } from './database-killed';
import { databaseSlow } from './database-slow';
import { databaseStopped } from './database-stopped';
import { defectMet } from './defect-met';
import { diskFull } from './disk-full';
import { instanceKilled } from './instance-killed';
import { logLost } from './log-lost';
import { migratingAtOnce } from './migrating-at-once';
import { oneOfTwoKilled } from './one-of-two-killed';
import { poolExhausted } from './pool-exhausted';
import { rollingRestart } from './rolling-restart';
import { seedingAgain } from './seeding-again';
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
  migratingAtOnce,
  seedingAgain,
  logLost,
  diskFull,
  clockWrong,
  clientsGone,
  defectMet,
];
