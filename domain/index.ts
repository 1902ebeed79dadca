import * as accounts from './accounts';
import * as cart from './cart';
import * as catalog from './catalog';
import { activateRestaurants, markDishes } from './catalog-keeping';
import * as checkout from './checkout';
import { showDashboard } from './dashboard';
import { type DemoPersonInfo, listDemoPeople } from './demo';
import { orderDishes } from './direct-order';
import { orderAgain, showDishList, takeDishList } from './dish-lists';
import { cancelOrder, cancelOrderOnce } from './order-cancellation';
import { findOrder, listOrders } from './orders';
import * as paymentMethods from './payment-methods';
import { activatePeople, setPassword } from './people';
import { changePrices, previewPrices } from './price-changes';
import type { Credentials, PasswordChange } from './rules/inputs';
import type { Viewer } from './rules/viewer';
import { endSessions, endSessionsOf } from './session-endings';
import * as sessions from './sessions';
import { signInThrottle } from './throttle';

/** Everything Slooze can do, as one object: the doors are handed it and reach the rules through nothing else. */
export type Shop = ReturnType<typeof openShop>;

/** Assembles the shop over the connected database. */
export function openShop({ demoData }: { demoData: boolean }) {
  const throttle = signInThrottle();
  return {
    signIn: (credentials: Credentials, client: sessions.Client, replaced: string | null = null) =>
      accounts.signIn(throttle, credentials, client, replaced),
    signOut: sessions.signOut,
    findViewer: sessions.findViewer,
    listSessions: sessions.listSessions,
    endSession: sessions.endSession,
    endAllSessions: sessions.endAllSessions,
    changeName: accounts.changeName,
    changePassword: (viewer: Viewer, input: PasswordChange, token: string) =>
      accounts.changePassword(throttle, viewer, input, token),
    endSessions,
    endSessionsOf,
    setPassword,
    activatePeople,
    demoPeople: (): DemoPersonInfo[] => (demoData ? listDemoPeople() : []),

    listCountries: catalog.listCountries,
    listRestaurants: catalog.listRestaurants,
    findRestaurant: catalog.findRestaurant,
    listDishes: catalog.listDishes,

    showCart: cart.showCart,
    countCart: cart.countCart,
    addToCart: cart.addToCart,
    setCartQuantity: cart.setCartQuantity,
    removeFromCart: cart.removeFromCart,
    clearCart: cart.clearCart,
    showDishList,
    takeDishList,
    orderAgain,

    previewCheckout: checkout.previewCheckout,
    acceptPrices: checkout.acceptPrices,
    checkOut: checkout.checkOut,
    orderDishes,
    listOrders,
    findOrder,
    cancelOrder,
    cancelOrderOnce,

    listPaymentMethods: paymentMethods.listPaymentMethods,
    addPaymentMethod: paymentMethods.addPaymentMethod,
    listPeople: paymentMethods.listPeople,

    activateRestaurants,
    markDishes,
    previewPrices,
    changePrices,

    showDashboard,
  };
}
