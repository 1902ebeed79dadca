import { DataTypes, Model, type Sequelize } from 'sequelize';
import { amount, createdAt, id, inheritedCountry, reference } from './columns';
import type { Viewpoint } from './viewpoint';

/** A dish in somebody's cart. */
export class CartItem extends Model {
  declare id: string;
  declare userId: string;
  declare menuId: string;
  declare restaurantId: string;
  declare country: string;
  declare quantity: number;
  /** As it was when the dish went in: what the person agreed to. */
  declare price: string;
  declare createdAt: Date;
}

export function defineCartItem(sequelize: Sequelize): void {
  CartItem.init(
    {
      id: id(),
      userId: reference('api_user'),
      menuId: reference('api_menu'),
      restaurantId: reference('api_restaurant'),
      country: inheritedCountry(),
      quantity: { type: DataTypes.INTEGER, allowNull: false, validate: { min: 1, max: 99 } },
      price: amount(),
      createdAt: createdAt(),
    },
    {
      sequelize,
      modelName: 'CartItem',
      tableName: 'api_cartitem',
      scopes: {
        everywhere: () => ({}),
        country: (viewer: Viewpoint) => ({ where: { country: viewer.country.name } }),
      },
    },
  );
}
