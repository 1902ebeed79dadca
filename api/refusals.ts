/** Refusals as examples of the document. Each endpoint names those it can give; those every endpoint gives are added to it. */
import { IDS } from './schemas';

interface Refusal {
  status: number;
  code: string;
  detail: string | { loc: (string | number)[]; msg: string; type: string }[];
  /** What `price_changed` tells besides. */
  prices?: { menuId: string; name: string; price: number; currentPrice: number }[];
  totalAmount?: number;
}

const field = (loc: (string | number)[], msg: string, type: string) => [{ loc, msg, type }];

export const REFUSALS = {
  signedOut: { status: 401, code: 'unauthenticated', detail: 'Please sign in first.' },
  wrongCredentials: { status: 401, code: 'wrong_credentials', detail: 'E-mail and password do not match.' },

  membersMayNotOrder: {
    status: 403,
    code: 'forbidden',
    detail: 'Members cannot place orders. Ask a manager of your country to place this one for you.',
  },
  membersMayNotSeeOrders: { status: 403, code: 'forbidden', detail: 'Members cannot view orders. Ask a manager of your country.' },
  membersMayNotCancel: { status: 403, code: 'forbidden', detail: 'Members cannot cancel orders. Ask a manager of your country.' },
  onlyAdmins: { status: 403, code: 'forbidden', detail: 'Only an admin can add payment methods. Ask one to add yours.' },
  otherCountry: { status: 403, code: 'other_country', detail: 'This belongs to another country.' },
  crossSite: { status: 403, code: 'cross_site', detail: 'This form was sent from another site. Open Slooze and try again.' },

  noSuchDish: { status: 404, code: 'not_found', detail: 'This dish does not exist, or is not yours to see.' },
  noSuchCartItem: { status: 404, code: 'not_found', detail: 'This cart item does not exist, or is not yours to see.' },
  noSuchRestaurant: { status: 404, code: 'not_found', detail: 'This restaurant does not exist, or is not yours to see.' },
  noSuchPaymentMethod: { status: 404, code: 'not_found', detail: 'This payment method does not exist, or is not yours to see.' },
  noSuchOrder: { status: 404, code: 'not_found', detail: 'This order does not exist, or is not yours to see.' },

  dishUnavailable: { status: 409, code: 'unavailable', detail: 'Garlic Naan cannot be ordered at the moment.' },
  restaurantUnavailable: { status: 409, code: 'unavailable', detail: 'Mumbai Masala does not take orders at the moment.' },
  priceChanged: {
    status: 409,
    code: 'price_changed',
    detail: 'The price of Garlic Naan has changed. Please look again before ordering.',
    prices: [{ menuId: IDS.menu, name: 'Garlic Naan', price: 60, currentPrice: 65 }],
  },
  totalChanged: {
    status: 409,
    code: 'price_changed',
    detail: 'The total is not what it was. Please look again before ordering.',
    totalAmount: 130,
  },
  alreadyCancelled: { status: 409, code: 'already_cancelled', detail: 'This order has already been cancelled.' },
  inFlight: { status: 409, code: 'in_flight', detail: 'The same request is still being worked on. Please try again.' },

  tooLarge: { status: 413, code: 'too_large', detail: 'Please send at most 16 kB.' },
  notJson: { status: 415, code: 'unsupported_media_type', detail: 'Please send JSON, with the content type application/json.' },

  notValidJson: { status: 422, code: 'invalid', detail: field(['body'], 'This is not valid JSON.', 'json_invalid') },
  badBody: { status: 422, code: 'invalid', detail: field(['body', 'quantity'], 'The quantity can be at most 99.', 'too_big') },
  badCredentials: {
    status: 422,
    code: 'invalid',
    detail: field(['body', 'email'], 'Please enter an e-mail address such as name@example.com.', 'invalid_format'),
  },
  badQuery: { status: 422, code: 'invalid', detail: field(['query', 'limit'], 'Please ask for at most 100.', 'too_big') },
  badId: { status: 422, code: 'invalid', detail: field(['path', 'orderId'], 'This is not a valid id.', 'invalid_format') },
  badQueryId: { status: 422, code: 'invalid', detail: field(['query', 'itemId'], 'This is not a valid id.', 'invalid_format') },
  badRestaurantId: { status: 422, code: 'invalid', detail: field(['query', 'restaurantId'], 'This is not a valid id.', 'invalid_format') },
  badFilter: { status: 422, code: 'invalid', detail: field(['query', 'country'], 'Please use at most 60 characters.', 'too_big') },
  badCard: {
    status: 422,
    code: 'invalid',
    detail: field(['body', 'cardLast4'], 'Please enter the last four digits of the card.', 'invalid_format'),
  },
  unknownKey: { status: 422, code: 'invalid', detail: field(['body', 'role'], 'This is not known here.', 'unrecognized_keys') },
  unknownPerson: { status: 422, code: 'invalid', detail: field(['body', 'userId'], 'This person does not exist.', 'not_found') },
  noPaymentMethod: {
    status: 422,
    code: 'no_payment_method',
    detail: field(['body', 'paymentMethodId'], 'There is no payment method to order with.', 'missing'),
  },
  orderTooLarge: { status: 422, code: 'too_large', detail: field(['body'], 'This order is larger than Slooze can take.', 'too_large') },
  keyReused: {
    status: 422,
    code: 'idempotency_key_reused',
    detail: field(['header', 'Idempotency-Key'], 'This idempotency key was used for another request.', 'idempotency_key_reused'),
  },

  tooManySignIns: { status: 429, code: 'too_many_requests', detail: 'Too many attempts to sign in. Please try again in 15 minutes.' },
  tooManyRequests: { status: 429, code: 'too_many_requests', detail: 'You are asking too often. Please wait a moment.' },
  defect: { status: 500, code: 'internal', detail: 'Something went wrong on our side. Please try again.' },
  databaseAway: { status: 503, code: 'unavailable', detail: 'Slooze cannot reach its database. Please try again in a moment.' },
} satisfies Record<string, Refusal>;

export type RefusalName = keyof typeof REFUSALS;
