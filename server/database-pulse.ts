import { setTimeout as pause } from 'node:timers/promises';
import { sequelize } from '../db';
import { isTold } from '../domain/catalog-cache';

/** Milliseconds after which a question without an answer is taken for a no. */
const PATIENCE = 1_000;

let question: Promise<boolean> | null = null;

/**
 * Whether the database answers, told within a second whatever has become of it. While the connection that listens is being
 * answered, that is known already: a pool that is busy is no reason to send people elsewhere. Otherwise everybody who asks
 * shares one question, so that many of them take no connections from people who order.
 */
export async function databaseAnswers(): Promise<boolean> {
  return isTold() || (question ??= ask());
}

function ask(): Promise<boolean> {
  const answer = sequelize().query('SELECT 1').then(() => true, () => false);
  // Until the old question has ended nobody needs to wait for a new one.
  void answer.then(() => (question = null));
  return Promise.race([answer, pause(PATIENCE, false, { ref: false })]);
}
