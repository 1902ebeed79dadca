import { borrow, giveBack, joinedConnection, send } from './pooled';

const names = new Map<string, string>();

/**
 * A hot query, its parameters as $1, $2 …: PostgreSQL plans it once a connection, and nothing is generated, wrapped or
 * cloned on the way. It joins the transaction around the caller. For everything that is not hot there are the models.
 * Errors are those of `pg`.
 */
export function statement<Row>(text: string): (...values: unknown[]) => Promise<Row[]> {
  // One name for one text, however often it is put together.
  const name = names.get(text) ?? `slooze_${names.size + 1}`;
  names.set(text, name);
  return async (...values) => {
    const open = joinedConnection();
    const connection = open ?? (await borrow());
    try {
      const { rows } = await send(connection, text, { name, values });
      return rows as Row[];
    } finally {
      if (!open) giveBack(connection);
    }
  };
}
