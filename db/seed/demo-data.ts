/** The demo world a fresh Slooze starts with. These passwords are public: without demo data the start refuses them. */

export interface DemoPerson {
  name: string;
  email: string;
  password: string;
  role: 'admin' | 'manager' | 'member';
  country: string;
  isStaff?: boolean;
  isSuperuser?: boolean;
  /** Last four digits of a first payment method. */
  card?: { cardLast4: string; type: 'credit' | 'debit' };
}

export const DEMO_COUNTRIES = [
  { name: 'India', currency: 'INR', locale: 'en-IN', timeZone: 'Asia/Kolkata' },
  { name: 'USA', currency: 'USD', locale: 'en-US', timeZone: 'America/New_York' },
  { name: 'UK', currency: 'GBP', locale: 'en-GB', timeZone: 'Europe/London' },
];

export const DEMO_PEOPLE: DemoPerson[] = [
  {
    name: 'Nick Fury',
    email: 'nickfury@admin.com',
    password: 'admin123',
    role: 'admin',
    country: 'USA',
    isStaff: true,
    isSuperuser: true,
    card: { cardLast4: '4242', type: 'credit' },
  },
  {
    name: 'Captain Marvel',
    email: 'captainmarvel@manager.com',
    password: 'manager123',
    role: 'manager',
    country: 'India',
    card: { cardLast4: '5555', type: 'debit' },
  },
  {
    name: 'Captain America',
    email: 'captainamerica@manager.com',
    password: 'manager123',
    role: 'manager',
    country: 'USA',
    card: { cardLast4: '1111', type: 'credit' },
  },
  {
    name: 'Thanos',
    email: 'thanos@member.com',
    password: 'member123',
    role: 'member',
    country: 'India',
  },
  {
    name: 'Thor',
    email: 'thor@member.com',
    password: 'member123',
    role: 'member',
    country: 'India',
  },
  {
    name: 'Travis',
    email: 'travis@member.com',
    password: 'member123',
    role: 'member',
    country: 'USA',
  },
];

type DemoDish = [name: string, price: string, picture: string, description: string];

export const DEMO_RESTAURANTS: { name: string; country: string; picture: string; description: string; menu: DemoDish[] }[] = [
  {
    name: 'Mumbai Masala',
    country: 'India',
    picture: 'curry-rice',
    description: 'North Indian classics, slow-simmered and generous with butter.',
    menu: [
      ['Butter Chicken', '320.00', 'curry-rice', 'Tandoori chicken in a mild tomato and butter gravy.'],
      ['Paneer Tikka', '280.00', 'oden', 'Cubes of fresh cheese marinated in yoghurt and charred.'],
      ['Garlic Naan', '60.00', 'flatbread', 'Leavened bread from the tandoor, brushed with garlic butter.'],
      ['Chicken Biryani', '350.00', 'cooked-rice', 'Basmati layered with spiced chicken, mint and fried onion.'],
    ],
  },
  {
    name: 'Delhi Delights',
    country: 'India',
    picture: 'pot-of-food',
    description: 'Tandoor and dhaba favourites from the old city.',
    menu: [
      ['Tandoori Chicken', '380.00', 'poultry-leg', 'Half a chicken in red chilli and yoghurt, straight from the clay oven.'],
      ['Dal Makhani', '220.00', 'pot-of-food', 'Black lentils simmered overnight with cream.'],
      ['Aloo Paratha', '80.00', 'flatbread', 'Griddled wheat bread stuffed with spiced potato.'],
      ['Palak Paneer', '260.00', 'leafy-green', 'Fresh cheese in a smooth spinach sauce.'],
      ['Chole Bhature', '180.00', 'beans', 'Chickpeas in dark gravy with two puffed breads.'],
    ],
  },
  {
    name: 'Bangalore Bistro',
    country: 'India',
    picture: 'flatbread',
    description: 'South Indian breakfasts that work at any hour.',
    menu: [
      ['Masala Dosa', '120.00', 'burrito', 'Crisp rice pancake around potato masala, with two chutneys.'],
      ['Idli Sambar', '100.00', 'rice-ball', 'Steamed rice cakes with lentil and vegetable stew.'],
      ['Rava Upma', '90.00', 'bowl-with-spoon', 'Semolina cooked soft with mustard seed and curry leaf.'],
      ['Bisi Bele Bath', '140.00', 'shallow-pan-of-food', 'Rice, lentils and vegetables in one warming pot.'],
      ['Filter Coffee', '50.00', 'hot-beverage', 'Strong, frothy and served in steel.'],
    ],
  },
  {
    name: 'Kolkata Kitchen',
    country: 'India',
    picture: 'fish',
    description: 'Street rolls, mustard fish and a sweet finish.',
    menu: [
      ['Kathi Roll', '150.00', 'stuffed-flatbread', 'Flaky paratha rolled around egg, onion and grilled meat.'],
      ['Fish Fry', '280.00', 'fish', 'Breaded fillet with mustard dip.'],
      ['Mishti Doi', '70.00', 'custard', 'Caramel-sweet yoghurt set in clay.'],
      ['Luchi Aloo Dum', '120.00', 'potato', 'Puffed breads with baby potatoes in gravy.'],
    ],
  },
  {
    name: 'New York Pizza',
    country: 'USA',
    picture: 'pizza',
    description: 'Wide thin slices from a very hot oven.',
    menu: [
      ['Pepperoni Pizza', '18.99', 'pizza', 'Tomato, mozzarella and cupped pepperoni.'],
      ['Margherita Pizza', '16.99', 'tomato', 'Tomato, mozzarella and basil, nothing else.'],
      ['BBQ Chicken Pizza', '19.99', 'poultry-leg', 'Smoky sauce, chicken and red onion.'],
      ['Garlic Knots', '6.99', 'pretzel', 'Six knots of dough with garlic and parsley.'],
      ['Caesar Salad', '8.99', 'green-salad', 'Romaine, croutons and anchovy dressing.'],
    ],
  },
  {
    name: 'Texas Burger House',
    country: 'USA',
    picture: 'hamburger',
    description: 'Smoked, stacked and served with a pile of napkins.',
    menu: [
      ['Texas BBQ Burger', '14.99', 'hamburger', 'Beef, smoked cheddar, onion rings and barbecue sauce.'],
      ['Bacon Cheeseburger', '13.99', 'bacon', 'Beef, double cheese and crisp bacon.'],
      ['Loaded Fries', '7.99', 'french-fries', 'Fries under cheese sauce, bacon and spring onion.'],
      ['Chicken Wings', '11.99', 'poultry-leg', 'Ten wings, hot or honey, with a cooling dip.'],
      ['Milkshake', '5.99', 'cup-with-straw', 'Vanilla, chocolate or strawberry, thick enough for a spoon.'],
    ],
  },
  {
    name: 'California Grill',
    country: 'USA',
    picture: 'green-salad',
    description: 'Bright bowls, crisp greens, nothing heavy.',
    menu: [
      ['Buddha Bowl', '15.99', 'bowl-with-spoon', 'Quinoa, roasted vegetables, avocado and tahini.'],
      ['Greek Salad', '12.99', 'olive', 'Tomato, cucumber, olives and a slab of feta.'],
      ['Veggie Wrap', '10.99', 'burrito', 'Hummus, grilled vegetables and leaves in a soft wrap.'],
      ['Acai Bowl', '13.99', 'blueberries', 'Frozen acai with granola, banana and berries.'],
    ],
  },
  {
    name: 'Chicago Steakhouse',
    country: 'USA',
    picture: 'cut-of-meat',
    description: 'Dry-aged cuts and the sides that belong to them.',
    menu: [
      ['Ribeye Steak', '32.99', 'cut-of-meat', 'Marbled, 12 ounces, rested before it is carved.'],
      ['Filet Mignon', '38.99', 'meat-on-bone', 'The tenderest cut, 8 ounces, with red wine butter.'],
      ['Grilled Salmon', '26.99', 'fish', 'Skin-on fillet with lemon and dill.'],
      ['Mac & Cheese', '9.99', 'cheese-wedge', 'Three cheeses under a toasted crumb.'],
      ['Cheesecake', '8.99', 'shortcake', 'Baked, dense, with a biscuit base.'],
    ],
  },
  {
    name: 'London Fish & Chips',
    country: 'UK',
    picture: 'fish',
    description: 'Beer-battered and wrapped in paper, as it should be.',
    menu: [
      ['Fish & Chips', '12.99', 'french-fries', 'Cod in beer batter with thick-cut chips.'],
      ['Mushy Peas', '3.99', 'pea-pod', 'Marrowfat peas, soft, with a little mint.'],
      ['Pickled Eggs', '2.99', 'egg', 'Two, from the jar, with malt vinegar.'],
      ['Apple Crumble', '6.99', 'red-apple', 'Baked apple under an oat crust, with custard.'],
    ],
  },
  {
    name: 'Edinburgh Pub',
    country: 'UK',
    picture: 'beer-mug',
    description: 'Hearty Scottish plates from a warm corner.',
    menu: [
      ['Haggis & Neeps', '14.99', 'meat-on-bone', 'Haggis with mashed turnip, potato and whisky sauce.'],
      ["Shepherd's Pie", '13.99', 'pie', 'Minced lamb and gravy under browned mash.'],
      ['Scotch Eggs', '7.99', 'cooking', 'Soft egg in sausage meat and crumbs.'],
      ['Cullen Skink', '9.99', 'steaming-bowl', 'Smoked haddock soup with potato and cream.'],
      ['Sticky Toffee Pudding', '7.99', 'custard', 'Date sponge drowned in warm toffee sauce.'],
    ],
  },
];
