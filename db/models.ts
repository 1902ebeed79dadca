import type { Model, ModelStatic, Sequelize } from 'sequelize';
import { AUDITED, AUDIT_ACTIONS, AuditLog, type AuditAction, type Audited, defineAuditLog } from './models/audit-log';
import { CartItem, defineCartItem } from './models/cart-item';
import { Country, defineCountry } from './models/country';
import { Menu, defineMenu } from './models/menu';
import { Order, defineOrder } from './models/order';
import { OrderItem, defineOrderItem } from './models/order-item';
import { PaymentMethod, definePaymentMethod } from './models/payment-method';
import { Restaurant, defineRestaurant } from './models/restaurant';
import { Session, defineSession } from './models/session';
import { User, defineUser } from './models/user';

/** Binds every model to the connection and joins them; `home` is the country a row belongs to. */
export function defineModels(sequelize: Sequelize): void {
  defineCountry(sequelize);
  defineUser(sequelize);
  defineRestaurant(sequelize);
  defineMenu(sequelize);
  definePaymentMethod(sequelize);
  defineCartItem(sequelize);
  defineOrder(sequelize);
  defineOrderItem(sequelize);
  defineSession(sequelize);
  defineAuditLog(sequelize);

  const owned: [string, string, ModelStatic<Model>, ModelStatic<Model>[]][] = [
    ['home', 'country', Country, [User, Restaurant, Order]],
    ['restaurant', 'restaurantId', Restaurant, [Menu, CartItem, Order]],
    ['person', 'userId', User, [Order, PaymentMethod, Session, CartItem]],
  ];
  for (const [as, foreignKey, owner, models] of owned) {
    for (const model of models) model.belongsTo(owner, { as, foreignKey });
  }
  CartItem.belongsTo(Menu, { as: 'dish', foreignKey: 'menuId' });
  Order.belongsTo(User, { as: 'canceller', foreignKey: 'cancelledBy' });
  Order.belongsTo(PaymentMethod, { as: 'paymentMethod', foreignKey: 'paymentMethodId' });
  OrderItem.belongsTo(Order, { as: 'order', foreignKey: 'orderId' });
}

export { AUDITED, AUDIT_ACTIONS, type AuditAction, type Audited };
export { AuditLog, CartItem, Country, Menu, Order, OrderItem, PaymentMethod, Restaurant, Session, User };
