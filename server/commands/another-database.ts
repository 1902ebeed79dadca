import pg from 'pg';
import { asOwner } from '../../db/backup/owner';
import type { ReachedDatabase } from '../database';
import { StartError } from '../start-error';

/** Another database on the same server by the same two roles; made when it is not there and the owner may. */
export async function another({ url, ownerUrl }: ReachedDatabase, name: string): Promise<{ url: string; ownerUrl: string }> {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new StartError('--into must name a database, in small letters, digits and underscores.');
  const make = ownerUrl ?? url;
  await asOwner(make, async (owner) => {
    const { rows } = await owner.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rows.length > 0) return;
    // Sorted and searched as the one beside it.
    await owner.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0 ${await localeOf(owner)}`).catch((cause: Error) => {
      throw new StartError(`The database ${name} is not there and cannot be made: ${cause.message}.\nAsk whoever may: CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${pg.escapeIdentifier(new URL(make).username)}`, { cause });
    });
  });
  const [there, thereAsOwner] = [url, make].map((one) => Object.assign(new URL(one), { pathname: `/${name}` }).href);
  return { url: there!, ownerUrl: thereAsOwner! };
}

// PostgreSQL 17 renamed the column of ICU's locale.
async function localeOf(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ row: Record<string, string | null> }>(`SELECT to_jsonb(d) AS row FROM pg_database d WHERE datname = current_database()`);
  const { datlocprovider, datcollate, datctype, daticulocale, datlocale } = rows[0]!.row;
  const icu = datlocprovider === 'i' ? ` LOCALE_PROVIDER icu ICU_LOCALE ${pg.escapeLiteral((datlocale ?? daticulocale)!)}` : '';
  return `ENCODING UTF8 LC_COLLATE ${pg.escapeLiteral(datcollate!)} LC_CTYPE ${pg.escapeLiteral(datctype!)}${icu}`;
}
