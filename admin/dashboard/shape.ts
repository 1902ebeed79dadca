/** What the first page of the back office shows: amounts, shares and times as text, and the numbers its charts need. */
export interface OfficeDashboard {
  countries: CountrySales[];
  latest: LatestOrder[];
}

export interface CountrySales {
  name: string;
  /** All orders of the 30 days, cancelled ones too. */
  href: string;
  restaurantsHref: string;
  /** One for each currency ordered in, so more than one only after a country has changed its own; none without orders. */
  sales: CurrencySales[];
  dishes: TopDish[];
  restaurants: TopRestaurant[];
}

export interface CurrencySales {
  currency: string;
  today: Figures;
  month: Figures;
  /** The 30 days, today last. */
  days: DaySales[];
}

/** Cancelled orders count in nothing but `cancelled` and its share. */
export interface Figures {
  orders: number;
  spend: string;
  /** Null without orders. */
  average: string | null;
  cancelled: number;
  /** Cancelled orders among all, between 0 and 1; null without any. */
  cancelledShare: number | null;
  cancelledShareText: string | null;
  href: string;
  cancelledHref: string;
}

export interface DaySales {
  /** YYYY-MM-DD by the country's clocks. */
  date: string;
  label: string;
  orders: number;
  cancelled: number;
  spend: string;
  /** The spend in hundredths, for charts. */
  minor: number;
  href: string;
}

export interface TopDish {
  name: string;
  restaurant: string;
  quantity: number;
  href: string;
}

export interface TopRestaurant {
  name: string;
  orders: number;
  href: string;
  ordersHref: string;
}

export interface LatestOrder {
  id: string;
  when: string;
  /** Null: somebody of another country, whom the viewer may not see. */
  person: string | null;
  restaurant: string;
  total: string;
  status: string;
  href: string;
}
