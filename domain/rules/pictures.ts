/**
 * Pictures a restaurant or dish may carry: names in the openly licensed icon set the server draws from.
 * Kept here so that the back office can offer them and the database never holds one that does not exist.
 */
export const PICTURES = [
  'amphora', 'avocado', 'bacon', 'bagel', 'baguette-bread', 'banana', 'beans', 'beer-mug', 'bell-pepper', 'bento-box',
  'beverage-box', 'birthday-cake', 'blueberries', 'bowl-with-spoon', 'bread', 'broccoli', 'brown-mushroom', 'bubble-tea',
  'burrito', 'butter', 'candy', 'canned-food', 'carrot', 'cheese-wedge', 'cherries', 'chocolate-bar', 'chopsticks',
  'clinking-beer-mugs', 'cocktail-glass', 'coconut', 'cooked-rice', 'cookie', 'cooking', 'crab', 'croissant', 'cucumber',
  'cup-with-straw', 'cupcake', 'curry-rice', 'custard', 'cut-of-meat', 'dango', 'doughnut', 'dumpling', 'ear-of-corn',
  'egg', 'eggplant', 'falafel', 'fish', 'fish-cake-with-swirl', 'flatbread', 'fondue', 'fork-and-knife-with-plate',
  'french-fries', 'fried-shrimp', 'garlic', 'glass-of-milk', 'grapes', 'green-apple', 'green-salad', 'hamburger',
  'hot-beverage', 'hot-dog', 'hot-pepper', 'ice-cream', 'leafy-green', 'lemon', 'lobster', 'mango', 'meat-on-bone',
  'melon', 'mushroom', 'oden', 'olive', 'onion', 'oyster', 'pancakes', 'pea-pod', 'peach', 'peanuts', 'pear', 'pie',
  'pineapple', 'pizza', 'popcorn', 'pot-of-food', 'potato', 'poultry-leg', 'pretzel', 'red-apple', 'rice-ball', 'sandwich',
  'shallow-pan-of-food', 'shaved-ice', 'shortcake', 'shrimp', 'soft-ice-cream', 'spaghetti', 'squid', 'steaming-bowl',
  'strawberry', 'stuffed-flatbread', 'sushi', 'taco', 'takeout-box', 'teapot', 'tomato', 'tropical-drink', 'waffle',
  'watermelon', 'wine-glass',
] as const;

export type Picture = (typeof PICTURES)[number];

export const PLATE: Picture = 'fork-and-knife-with-plate';

const BY_WORD: [RegExp, Picture][] = [
  [/pizza/i, 'pizza'],
  [/burger/i, 'hamburger'],
  [/fries|chips/i, 'french-fries'],
  [/coffee|tea\b|chai/i, 'hot-beverage'],
  [/shake|juice|smoothie|lassi/i, 'cup-with-straw'],
  [/salad/i, 'green-salad'],
  [/naan|paratha|bread|knots|roti|dosa/i, 'flatbread'],
  [/roll|wrap|burrito/i, 'burrito'],
  [/biryani|curry|masala|paneer/i, 'curry-rice'],
  [/rice/i, 'cooked-rice'],
  [/chicken|wings/i, 'poultry-leg'],
  [/steak|filet|beef|grill/i, 'cut-of-meat'],
  [/fish|salmon/i, 'fish'],
  [/cake/i, 'shortcake'],
  [/pie|crumble/i, 'pie'],
  [/pudding|custard/i, 'custard'],
  [/cheese/i, 'cheese-wedge'],
  [/egg/i, 'egg'],
  [/soup|dal|skink/i, 'pot-of-food'],
  [/pasta|spaghetti/i, 'spaghetti'],
  [/sushi/i, 'sushi'],
  [/taco/i, 'taco'],
  [/ice cream/i, 'soft-ice-cream'],
  [/pub|beer|ale\b/i, 'beer-mug'],
];

/** A sensible picture for a name nobody has chosen one for. */
export function defaultPicture(name: string): Picture {
  return BY_WORD.find(([word]) => word.test(name))?.[1] ?? PLATE;
}
