import { answersFor, type Door, type Standing } from './door';

const EVERYBODY = { admin: 'ok', manager: 'ok', member: 'ok', guest: 'ok' };
const STAFF = { superuser: 'ok', staff: 'ok', outsider: '403', guest: 'login' };
const NOBODY = { superuser: '404', staff: '404', outsider: '403', guest: 'login' };

type Answers = Partial<Record<Standing, string>>;

/** A route of Express by its method and path, asked for as it stands unless another address is named. */
function route(name: string, answers: Answers, touches: string, path: string | null = name.split(' ')[1]!): Door {
  const asks = answers === EVERYBODY ? (['guest'] as const) : answers === NOBODY ? (['closed'] as const) : (['office.enter'] as const);
  const room = name.includes(' /admin') ? 'office' : 'host';
  return { name: `Route ${name}`, room, asks, touches, kinds: ['any'], answers: answersFor(['any'], answers), ...(path && { send: () => ({ method: 'GET' as const, path }) }) };
}

const REFERENCE = ['/docs/', '/docs/looks.css', '/docs/theme.js', '/docs/start.js', '/docs/viewer/swagger-ui.css', '/docs/viewer/swagger-ui-bundle.js'];
const SCRIPTS = ['app.bundle.js', 'global.bundle.js', 'design-system.bundle.js', 'components.bundle.js', 'icomoon.css', 'icomoon.eot', 'icomoon.svg', 'icomoon.ttf', 'icomoon.woff', 'logo.svg', 'logo-mini.svg', 'slooze.css', 'geist.woff2'];
const THEMES = ['dark', 'light'].flatMap((theme) => [`themes/${theme}/style.css`, `themes/${theme}/theme.bundle.js`]);
const asset = (file: string, answers: Answers) => route(`GET /admin/frontend/assets/${file}`, answers, 'files of the back office');

const RECORD = '00000000-0000-4000-8000-000000000000';
const OF_ACTIONS = 'whatever the action touches, see the tables below';

/** The gate and AdminJS's own router: their doors are the actions of each table, listed by table. */
const BY_ACTION = [
  'ALL /admin/api/resources/:resource/actions/:action/:query?',
  'ALL /admin/api/resources/:resource/records/:record/:action',
  'ALL /admin/api/resources/:resource/bulk/:action',
  'ALL /admin/export/:resource.csv',
  'GET /admin/api/resources/:resourceId/actions/:action',
  'GET /admin/api/resources/:resourceId/actions/:action/:query',
  'GET /admin/api/resources/:resourceId/records/:recordId/:action',
  'GET /admin/api/resources/:resourceId/bulk/:action',
  'POST /admin/api/resources/:resourceId/actions/:action',
  'POST /admin/api/resources/:resourceId/records/:recordId/:action',
  'POST /admin/api/resources/:resourceId/bulk/:action',
].map((name) => route(name, STAFF, OF_ACTIONS, null));

/** Pages of the back office are frames: the rows come by its API. What a file to import looks like is told there by example. */
const FRAMES = [
  route('GET /admin', STAFF, 'the frame of a page'),
  route('GET /admin/resources/:resource', STAFF, 'the frame of a page', '/admin/resources/api_order'),
  route('GET /admin/resources/:resource/*', STAFF, 'the frame of a page', '/admin/resources/api_order/actions/list'),
  route('GET /admin/resources/:resource/bulk/:action', STAFF, 'the frame of a page', `/admin/resources/api_menu/bulk/changePrices?recordIds=${RECORD}`),
  route('GET /admin/resources/:resourceId', STAFF, 'the frame of a page', '/admin/resources/api_user'),
  route('GET /admin/resources/:resourceId/actions/:action', STAFF, 'the frame of a page', '/admin/resources/api_restaurant/actions/new'),
  route('GET /admin/resources/:resourceId/records/:recordId/:action', STAFF, 'the frame of a page', `/admin/resources/api_restaurant/records/${RECORD}/show`),
  route('GET /admin/resources/:resourceId/bulk/:action', STAFF, 'the frame of a page', `/admin/resources/api_menu/bulk/sellOutChosen?recordIds=${RECORD}`),
].map((door): Door => ({ ...door, showsExamples: true }));

/** What AdminJS would offer beyond that, shut by the gate. */
const SHUT = [
  ...['ALL', 'GET', 'POST'].map((method) => route(`${method} /admin/api/pages/${method === 'ALL' ? '*' : ':pageName'}`, NOBODY, 'nothing', '/admin/api/pages/any')),
  ...['ALL', 'GET'].map((method) => route(`${method} /admin/pages/${method === 'ALL' ? '*' : ':pageName'}`, NOBODY, 'nothing', '/admin/pages/any')),
  route('ALL /admin/api/resources/:resource/search', NOBODY, 'nothing', '/admin/api/resources/api_order/search'),
  route('ALL /admin/api/resources/:resource/search/*', NOBODY, 'nothing', '/admin/api/resources/api_order/search/UK'),
  route('GET /admin/api/resources/:resourceId/search', NOBODY, 'nothing', '/admin/api/resources/api_user/search'),
  route('GET /admin/api/resources/:resourceId/search/:query', NOBODY, 'nothing', '/admin/api/resources/api_user/search/of%20UK'),
  route('USE /admin/frontend/assets/themes', NOBODY, 'nothing', '/admin/frontend/assets/themes/none.css'),
];

export const HOST_DOORS: Door[] = [
  route('GET /health', EVERYBODY, 'whether the database answers'),
  route('GET /ready', EVERYBODY, 'whether the database answers'),
  route('GET /pictures/:file', EVERYBODY, 'drawings of dishes', '/pictures/pizza.svg'),
  route('USE /assets', EVERYBODY, 'files of the site', '/favicon.svg'),
  { ...route('GET /api/openapi.json', EVERYBODY, 'the reference of the API'), showsExamples: true },
  ...REFERENCE.map((path) => route(`GET ${path}`, EVERYBODY, 'the reference of the API')),
  ...FRAMES,
  { ...route('GET /admin/api/dashboard', STAFF, 'orders, restaurants, dishes'), asks: ['office.enter', 'office.orders.see'] },
  ...BY_ACTION,
  ...SCRIPTS.map((file) => asset(file, STAFF)),
  route('USE /admin/frontend/assets', STAFF, 'files of the back office', '/admin/frontend/assets/slooze.css'),
  ...THEMES.map((file) => asset(file, NOBODY)),
  ...SHUT,
];
