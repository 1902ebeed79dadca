import { DataTypes, Model, type Sequelize } from 'sequelize';
import { amount, id, inheritedCountry, reference } from './columns';
import type { Viewpoint } from './viewpoint';

/** One dish on the menu of a restaurant. */
export class Menu extends Model {
  declare id: string;
  declare restaurantId: string;
  declare country: string;
  declare name: string;
  declare price: string;
  declare description: string;
  /** Empty: a picture is chosen by the name. */
  declare picture: string | null;
  declare isAvailable: boolean;
}

export function defineMenu(sequelize: Sequelize): void {
  Menu.init(
    {
      id: id(),
      restaurantId: reference('api_restaurant'),
      country: inheritedCountry(),
      name: { type: DataTypes.TEXT, allowNull: false, validate: { len: [1, 100] } },
      price: amount(),
      description: { type: DataTypes.TEXT, allowNull: false, defaultValue: '', validate: { len: [0, 500] } },
      picture: { type: DataTypes.TEXT },
      isAvailable: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
    },
    {
      sequelize,
      modelName: 'Menu',
      tableName: 'api_menu',
      scopes: { everywhere: () => ({}), country: (viewer: Viewpoint) => ({ where: { country: viewer.country.name } }) },
    },
  );
}
