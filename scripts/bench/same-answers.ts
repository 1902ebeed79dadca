import { isDeepStrictEqual } from 'node:util';
import type { Contender } from './contender';
import type { Operation } from './operations';
import { record, type World } from './world';

/**
 * Refuses to compare with a reference that does something else: for the same request the SQL reference must answer what
 * the product answers, and for a write the same but for the ids and times of what it wrote.
 */
export async function assertSameAnswers(operations: Operation[], product: Contender, sql: Contender, world: World): Promise<void> {
  for (const operation of operations.filter(({ references }) => references.includes('sql'))) {
    const { method, path } = operation;
    await operation.prepare?.(world);
    const answerOf = async ({ origin }: Contender) => {
      if (method === 'POST') await operation.prepare?.(world);
      const answer = JSON.parse((await record(origin, method, path, operation.request(world, 0))).body) as object;
      return method === 'GET' ? answer : { ...answer, id: 'new', ...('createdAt' in answer && { createdAt: 'now' }) };
    };
    if (!isDeepStrictEqual(await answerOf(product), await answerOf(sql))) throw new Error(`The SQL reference answers ${operation.name} differently from the product.`);
  }
}
