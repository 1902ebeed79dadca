import { DataTypes, Model, type Sequelize } from 'sequelize';
import { amount, id, inheritedCountry, reference } from './columns';
import type { Viewpoint } from './viewpoint';

/** A line of an order; name and price as of ordering, so later changes of the menu touch no past order. */
export class OrderItem extends Model {
  declare id: string;
  declare orderId: string;
  declare menuId: string;
  declare country: string;
  declare name: string;
  declare quantity: number;
  declare price: string;
}

export function defineOrderItem(sequelize: Sequelize): void {
  OrderItem.init(
    {
      id: id(),
      orderId: reference('api_order'),
      menuId: reference('api_menu'),
      country: inheritedCountry(),
      name: { type: DataTypes.TEXT, allowNull: false },
      quantity: { type: DataTypes.INTEGER, allowNull: false },
      price: amount(),
    },
    {
      sequelize,
      modelName: 'OrderItem',
      tableName: 'api_orderitem',
      scopes: { everywhere: () => ({}), country: (viewer: Viewpoint) => ({ where: { country: viewer.country.name } }) },
    },
  );
}
