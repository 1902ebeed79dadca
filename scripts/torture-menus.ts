/** Names and texts at the limits of the rules, in every script that breaks layouts. */
const MOST = '99999999.99';

/** As long as a name may be, of words. */
export const LONG_NAME = 'The Grand Old Bengaluru and Mysuru Highway Coffee House, Bakery, Sweet Shop and Family Dining Saloon';
/** As long as a name may be, without a place to break it. */
export const UNBROKEN_NAME = 'Donaudampfschifffahrtsgesellschaft'.repeat(3).slice(0, 100);
export const ARABIC_NAME = 'مطعم الشيف أبو عبد الله للمأكولات الشرقية 🥙';
/** As long as an e-mail address may be. */
export const LONGEST_EMAIL = `new.${'member'.repeat(10)}@${'a-very-long-name-of-a-department.'.repeat(5)}example-organisation.com`;
export const LONG_REASON = `${'Everybody went home early because of the rain. '.repeat(4)}${UNBROKEN_NAME}`.slice(0, 300);
export const LONG_TEXT = 'Served since 1924 on banana leaves, with chutneys ground by hand and coffee poured from a great height. '.repeat(5).slice(0, 500);
export const UNBROKEN_TEXT = 'Nahrungsmittelunverträglichkeit'.repeat(17).slice(0, 500);

export interface TortureDish {
  name: string;
  price: string;
  description?: string;
}

/** A dish of each kind; the cart and the orders are filled with them by their place. */
export const NASTY: TortureDish[] = [
  { name: `${LONG_NAME.slice(0, 92)} Special`, price: MOST, description: LONG_TEXT },
  { name: UNBROKEN_NAME, price: '1234567.89', description: UNBROKEN_TEXT },
  { name: 'كبسة الدجاج مع الأرز البسمتي والصنوبر', price: '450.00', description: 'طبق عربي تقليدي (حار) مع صلصة الطماطم، 2 × خبز.' },
  { name: 'מרק עוף עם קניידלעך', price: '0.01', description: 'מרק חם, 100% ביתי!' },
  { name: '🍜🌶️🔥 Ramen 👩‍🍳👨‍👩‍👧‍👦🇮🇳', price: '99.50', description: '🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥🍥' },
  { name: 'Z̷a̷l̷g̷o̷ n̈ǎǎn', price: '10.00', description: '' },
  { name: '北京烤鸭配荷叶饼黄瓜葱丝和甜面酱', price: '2400.00', description: '外皮酥脆，肉质鲜嫩，配以薄饼、葱丝和黄瓜条。' },
  { name: '<b>Bold</b> & "quoted" \\ dish', price: '12.00', description: '<script>alert(1)</script>' },
];

export const TWO_HUNDRED: TortureDish[] = [
  ...NASTY,
  ...Array.from({ length: 200 - NASTY.length }, (_, place) => ({ name: `Thali No. ${place + 1}`, price: `${80 + place}.00`, description: 'Rice, dal, two vegetables, a sweet.' })),
];

export const ARABIC_DISHES: TortureDish[] = [
  { name: 'شاورما لحم', price: '25.50', description: 'لحم مشوي مع الطحينة والمخلل.' },
  { name: 'عصير ليمون بالنعناع', price: '12.00' },
];
