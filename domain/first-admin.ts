import { AuditLog, Country, User, sequelize, showCountries } from '../db';
import { asNobody } from './acting-as';
import { assertKnownToDatabase } from './countries';
import { assertHardToGuess } from './password-rules';
import { hashPassword } from './passwords';
import { conflict, invalid } from './rules/errors';

export interface FirstAdmin {
  email: string;
  name: string;
  password: string;
  country: string;
  currency?: string;
  locale?: string;
  timeZone?: string;
}

/**
 * Creates an admin with every right in the back office, for whoever holds the terminal of a site without demo data.
 * Throws `conflict` when the e-mail is taken, `invalid` when a new country is not fully described.
 */
export async function createFirstAdmin({ country, currency, locale, timeZone, password, ...person }: FirstAdmin): Promise<void> {
  assertHardToGuess(password, person, 'password');
  const digest = await hashPassword(password);
  await asNobody(() =>
    sequelize().transaction(async () => {
      if (!(await Country.findByPk(country))) {
        if (!currency || !locale || !timeZone) {
          throw invalid(`${country} is new: please give its currency, locale and time zone too.`);
        }
        await assertKnownToDatabase(timeZone);
        await Country.create({ name: country, currency, locale, timeZone });
      }
      if (await User.findOne({ where: { email: person.email } })) throw conflict('already_exists', `${person.email} exists already.`);
      await showCountries([country]);
      const user = await User.create({ ...person, country, password: digest, role: 'admin', isStaff: true, isSuperuser: true });
      await AuditLog.create({ action: 'user.add', objectType: 'user', objectId: user.id, country, after: { email: user.email, role: 'admin' } });
    }),
  );
}
