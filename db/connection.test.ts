import { inject, test } from 'vitest';
import { connect, disconnect, statement, transact } from '.';

const takesAWhile = statement('SELECT pg_sleep(0.3)');

test('whoever is at work when Slooze ends is waited for, and then it ends', async () => {
  connect({ url: inject('applicationUrl'), poolSize: 2 });
  let work: Promise<unknown> | undefined;
  await new Promise<void>((atWork) => {
    work = transact('SELECT 1', () => {
      atWork();
      return takesAWhile();
    });
  });
  await disconnect();
  await work;
});
