import { DataTypes, Model, type Sequelize } from 'sequelize';
import { id, reference } from './columns';
import type { Viewpoint } from './viewpoint';

export class Restaurant extends Model {
  declare id: string;
  declare name: string;
  declare country: string;
  declare description: string;
  /** Empty: a picture is chosen by the name. */
  declare picture: string | null;
  declare isActive: boolean;
}

export function defineRestaurant(sequelize: Sequelize): void {
  Restaurant.init(
    {
      id: id(),
      name: { type: DataTypes.TEXT, allowNull: false, validate: { len: [1, 100] } },
      country: reference('api_country', 'name'),
      description: { type: DataTypes.TEXT, allowNull: false, defaultValue: '', validate: { len: [0, 500] } },
      picture: { type: DataTypes.TEXT },
      isActive: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
    },
    {
      sequelize,
      modelName: 'Restaurant',
      tableName: 'api_restaurant',
      scopes: { everywhere: () => ({}), country: (viewer: Viewpoint) => ({ where: { country: viewer.country.name } }) },
    },
  );
}
