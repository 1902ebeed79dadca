/** One check taken out of the source. */
export interface Mutant {
  name: string;
  file: string;
  /** The check, and what stands in its place, where `OUT` is true while it is out; a statement is just left out. */
  find: string;
  by: string;
  /** Doors that should notice. */
  doors: RegExp;
  /** Not the wall's to keep: tables read before anybody is known (people, sessions, countries), and what one person of a country has from another's eyes. */
  isUnwalled?: boolean;
  /** Nothing gets past without it, because something else refuses first; what that is. */
  sparedBy?: string;
}

const scope = (model: string, reach: 'country' | 'self', find: string, doors: RegExp): Mutant => ({
  name: `${model}: scope ${reach}`,
  file: `db/models/${model}.ts`,
  find: `${reach}: (viewer: Viewpoint) => ${find}`,
  by: `${reach}: (viewer: Viewpoint) => (OUT ? {} : ${find})`,
  doors,
  isUnwalled: ['user', 'session', 'country'].includes(model),
});

const without = (file: string, doors: RegExp, name: string, find: string, by = `if (!OUT) { ${find} }`): Mutant => ({ name, file, doors, find, by });
const spared = (mutant: Mutant, sparedBy: string): Mutant => ({ ...mutant, sparedBy });
const unwalled = (mutant: Mutant): Mutant => ({ ...mutant, isUnwalled: true });

const country = '({ where: { country: viewer.country.name } })';
const self = '({ where: { userId: viewer.id } })';

const SCOPES: Mutant[] = [
  scope('restaurant', 'country', country, /API GET \/restaurants|Office api_restaurant list/),
  scope('menu', 'country', country, /API GET \/menus|Office api_menu list/),
  scope('cart-item', 'country', country, /Page \/cart|Office api_cartitem list/),
  scope('order', 'country', country, /API GET \/orders|Office api_order list/),
  scope('order-item', 'country', country, /Office api_orderitem (list|show)/),
  scope('payment-method', 'country', country, /Office api_paymentmethod list/),
  scope('user', 'country', country, /Office api_user list/),
  scope('country', 'country', '({ where: { name: viewer.country.name } })', /Office api_country show/),
  scope('session', 'country', "({ where: { userId: { [Op.in]: idsInCountry(sequelize, 'api_user', viewer) } } })", /Office api_session list/),
  spared(scope('session', 'self', self, /\/account/), 'nothing reads by it: the two checks below name the person themselves'),
  unwalled(without('domain/sessions.ts', /(Page|Data) \/account/, 'sessions: whose list', 'WHERE user_id = $userId AND ${OPEN}', 'WHERE (user_id = $userId OR ${OUT}) AND ${OPEN}')),
  unwalled(without('domain/sessions.ts', /account end-session/, 'sessions: whose to end', '{ id: sessionId, userId: viewer.id }', 'OUT ? { id: sessionId } : { id: sessionId, userId: viewer.id }')),
  scope('audit-log', 'country', country, /Office api_auditlog (list|show)/),
];

const AGAIN = 'what is read or written after it asks again';
const CHILD = 'await visible(rules.model, viewer, rules.see).findOne({ where: { id, [key]: parent }';

const RULES: Mutant[] = [
  without('domain/rules/policy.ts', /API GET \/orders/, 'authorize: the ability', 'if (!far) throw forbidden(REFUSALS[ability]);'),
  without('domain/rules/policy.ts', /API POST \/(orders|cart)$/, 'authorize: the country', "far === 'country' && target.country !== undefined", "!OUT && far === 'country' && target.country !== undefined"),
  without('domain/visible.ts', /Page \/orders|API GET \/orders/, 'visible: the ability', 'authorize(viewer, ability);'),
  without('domain/visible.ts', /Office api_(order|paymentmethod) list/, 'visible: the scope', 'model.scope({ method: [allowedReach(viewer, ability), viewer] })', '(OUT ? model.unscoped() : model.scope({ method: [allowedReach(viewer, ability), viewer] }))'),
  without('domain/catalog-area.ts', /API GET \/(restaurants|menus)|Page \/restaurants/, 'catalog: where somebody browses', "if (reach(viewer, 'catalog.browse') !== 'everywhere') return", "if (!OUT && reach(viewer, 'catalog.browse') !== 'everywhere') return"),
  spared(without('domain/catalog.ts', /API GET \/(restaurants|menus)|Page \/restaurants/, 'catalog: whether somebody may browse there', "authorize(viewer, 'catalog.browse', { country: area });"), 'it is the own country in any case'),
  without('domain/catalog-area.ts', /API GET \/(restaurants|menus)|Page \/restaurants/, 'catalog: the rows of a country', "model.scope({ method: [area === EVERYWHERE ? 'everywhere' : 'country', { country: { name: area } }] })", "(OUT ? model.unscoped() : model.scope({ method: [area === EVERYWHERE ? 'everywhere' : 'country', { country: { name: area } }] }))"),
  without('domain/visible.ts', /API GET \/orders/, 'visible: the country of a statement', "return allowedReach(viewer, ability) === 'everywhere' ? null", "return OUT || allowedReach(viewer, ability) === 'everywhere' ? null"),
  without('domain/whereabouts.ts', /API POST \/(cart|orders)|accept-prices/, 'whereabouts: refusing what is foreign', 'if (found?.country) authorize(viewer, ability, { country: found.country });'),
  without('domain/cart.ts', /(API POST|Form) \/cart/, 'cart: the country of a dish', "authorize(viewer, 'cart.use', { country: offer.country });"),
  spared(without('domain/cart.ts', /DELETE \/cart|Form \/cart/, 'cart: whose line', 'where: { id: itemId, userId: viewer.id }, lock: true', 'where: OUT ? { id: itemId } : { id: itemId, userId: viewer.id }, lock: true'), 'the line is read again among the own ones, and if it is none everything is taken back'),
  unwalled(without('domain/cart-lines.ts', /(Page|API GET) \/cart/, 'cart: whose lines', 'await readLines(', "await (OUT ? statement<CartRow>(LINES.replace('i.user_id = $1', '$1::uuid IS NOT NULL')) : readLines)(")),
  without('domain/checkout.ts', /checkout\/:restaurantId order$/, 'checkout: whose lines', 'await takeLines(', "await (OUT ? statement<{ menuId: string; quantity: number; price: string }>(TAKE.replace('user_id = $1', '$1::uuid IS NOT NULL')) : takeLines)("),
  without('domain/order-placement.ts', /API POST \/orders/, 'ordering: the country of the restaurant', "authorize(viewer, 'order.place', { country });"),
  without('domain/order-placement.ts', /API POST \/orders/, 'ordering: the country of a dish', "authorize(viewer, 'order.place', { country: stray.country });"),
  without('domain/order-placement.ts', /order \[card\]/, 'ordering: whose card', "reach(viewer, 'payment-method.use') === 'everywhere'", "OUT || reach(viewer, 'payment-method.use') === 'everywhere'"),
  spared(without('domain/order-placement.ts', /API POST \/orders/, 'ordering: the use of cards', "authorize(viewer, 'payment-method.use');"), 'who may order may use their card'),
  spared(without('domain/order-placement.ts', /API POST \/orders/, 'ordering: the ability', "authorize(viewer, 'order.place');"), 'both ways to order have asked before'),
  without('domain/order-cancellation.ts', /cancel/, 'cancelling: the country', "authorize(viewer, 'order.cancel', { country: order.country });"),
  without('domain/dashboard.ts', /dashboard/, 'dashboard: the weeks', "weeks(visibleCountry(viewer, 'order.see'))", "weeks(OUT ? null : visibleCountry(viewer, 'order.see'))"),
  without('domain/payment-methods.ts', /(Page|API GET) \/payment-methods/, 'cards: whose', "reach(viewer, 'payment-method.see') !== 'everywhere'", "!OUT && reach(viewer, 'payment-method.see') !== 'everywhere'"),
  without('domain/payment-methods.ts', /payment-methods/, 'cards: who may add', "authorize(viewer, 'payment-method.add');"),
  without('domain/chosen-rows.ts', /Office api_(menu|restaurant) .*Chosen|changePrices/, 'chosen rows: all or none', 'if (rows.length < chosen.length) throw notFound(thing);'),
  without('domain/chosen-rows.ts', /Office api_(menu|restaurant) .*Chosen|changePrices/, 'chosen rows: those to see', 'visible(model, viewer, ability).findAll', '(OUT ? model.unscoped() : visible(model, viewer, ability)).findAll'),
  spared(without('domain/switching.ts', /Office api_(menu|restaurant) \w*(Chosen|ctivate)/, 'switching: the ability', 'authorize(viewer, act.ability);'), AGAIN),
  spared(without('domain/people.ts', /Office api_user (setPassword|activate)/, 'people: the ability', 'authorize(viewer, KEEP.ability);'), AGAIN),
  spared(without('domain/session-endings.ts', /Office api_(session end|user endSessions)/, 'sessions: the ability', 'authorize(viewer, END);'), AGAIN),
];

const DOORS: Mutant[] = [
  without('api/index.ts', /^API/, 'API: a sign-in', "if (endpoint.access === 'person' && !viewer) throw unauthenticated();"),
  without('admin/guard.ts', /^Route GET \/admin$/, 'office: staff only', "authorize(viewer, 'office.enter');"),
  without('admin/guard.ts', /^Route GET \/admin$/, 'office: a sign-in', 'if (!viewer) {', 'if (!viewer && !OUT) {'),
  spared(without('admin/viewer-of.ts', /Office api_user (edit|setPassword|new)/, 'office: who may act', 'asking !== undefined && can(asking.viewer, ability)', 'asking !== undefined && (OUT || can(asking.viewer, ability))'), 'every write asks again'),
  unwalled(without('admin/row-reads.ts', /Office api_(order|menu|restaurant) (list|show)/, 'office: the rows of lists', 'visible(rules.model, viewer, rules.see).findAll({ ...options', '(OUT ? rules.model.unscoped() : visible(rules.model, viewer, rules.see)).findAll({ ...options')),
  without('admin/row-writes.ts', /Office api_(restaurant|menu) bulkDelete/, 'office: the row to write', 'await visible(model, viewer, keep!.ability).findOne(', 'await (OUT ? model.unscoped() : visible(model, viewer, keep!.ability)).findOne('),
  without('admin/row-writes.ts', /Office api_\w+ (edit|new)/, 'office: references', "if (!found) throw invalidField(name, notFound(thing).message, 'not_found');"),
  spared(without('admin/row-writes.ts', /Office api_(restaurant|menu) (edit|new)/, 'office: the witness', "if (!seen) throw forbidden('This belongs to another country.', 'other_country');"), 'what a row points at has been looked at before'),
  spared(without('admin/row-writes.ts', /Office api_(user|country) (edit|new|delete)/, 'office: who may keep', 'authorize(viewer, rules.keep.ability);'), 'the action is closed to them before'),
  without('admin/inlines.ts', /dish inside/, 'office: children of a form', CHILD, CHILD.replace('{ id, [key]: parent }', '(OUT ? { id } : { id, [key]: parent })')),
  without('admin/dashboard/latest.ts', /dashboard/, 'office: the latest orders', "visible(Order, viewer, 'office.orders.see')", "(OUT ? Order.unscoped() : visible(Order, viewer, 'office.orders.see'))"),
  spared(without('admin/csv/export-route.ts', /Office api_order export/, 'office: who may export', 'authorize(viewer, resource.rules.see);'), 'the rows of a file are read as those of a list'),
  spared(without('admin/csv/import-restaurants.ts', /api_restaurant importCsv/, 'office: restaurants a file names', "visible(Restaurant, viewer, 'office.catalog.keep')", "(OUT ? Restaurant.unscoped() : visible(Restaurant, viewer, 'office.catalog.keep'))"), 'a row of a file is written as a form writes it'),
];

export const MUTANTS: readonly Mutant[] = [...SCOPES, ...RULES, ...DOORS];

/** Which check is out, if any; the mutated sources look here. */
export const OUT = '__isolationOut';
