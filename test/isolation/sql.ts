import pg from 'pg';

// Beside `test/postgres.ts`, which only runs within the tests: the report is made without them.
async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export const runSql = (url: string, ...statements: string[]): Promise<void> =>
  withClient(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });

export const askSql = <R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> =>
  withClient(url, async (client) => (await client.query<R>(sql)).rows);
