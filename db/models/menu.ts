import { DataTypes, Model, Op, literal, type Sequelize } from 'sequelize';
import { amount, id, reference } from './columns';
import type { Viewpoint } from './viewpoint';

/** One dish on the menu of a restaurant. */
export class Menu extends Model {
  declare id: string;
  declare restaurantId: string;
  declare name: string;
  declare price: string;
  declare description: string;
  /** Empty: a picture is chosen by the name. */
  declare picture: string | null;
  declare isAvailable: boolean;
}

export function defineMenu(sequelize: Sequelize): void {
  const restaurantsOf = (viewer: Viewpoint) =>
    literal(`(SELECT id FROM api_restaurant WHERE country = ${sequelize.escape(viewer.country.name)})`);
  Menu.init(
    {
      id: id(),
      restaurantId: reference('api_restaurant'),
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
      // A sub-select, not an include: bulk updates and deletes ignore a scope that joins.
      scopes: { everywhere: () => ({}), country: (viewer: Viewpoint) => ({ where: { restaurantId: { [Op.in]: restaurantsOf(viewer) } } }) },
    },
  );
}
