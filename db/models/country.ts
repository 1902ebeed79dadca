import { DataTypes, Model, type Sequelize } from 'sequelize';
import type { Viewpoint } from './viewpoint';

/** A country Slooze serves: data, not code. Its name is its key and never changes. */
export class Country extends Model {
  declare name: string;
  declare currency: string;
  declare locale: string;
  declare timeZone: string;
}

export function defineCountry(sequelize: Sequelize): void {
  Country.init(
    {
      name: { type: DataTypes.TEXT, primaryKey: true, validate: { len: [1, 60] } },
      currency: { type: DataTypes.TEXT, allowNull: false, validate: { is: /^[A-Z]{3}$/ } },
      locale: { type: DataTypes.TEXT, allowNull: false, validate: { len: [2, 35] } },
      timeZone: { type: DataTypes.TEXT, allowNull: false, validate: { len: [1, 60] } },
    },
    {
      sequelize,
      modelName: 'Country',
      tableName: 'api_country',
      scopes: { everywhere: () => ({}), country: (viewer: Viewpoint) => ({ where: { name: viewer.country.name } }) },
    },
  );
}
