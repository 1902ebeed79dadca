/** Rows a list counts and pages through; beyond that a person searches. */
export const MOST_COUNTED = 10_000;
export const MOST_PER_PAGE = 100;
/** What a search by words alone counts and pages through; beyond that a person types another word. */
export const MOST_FOUND = 400;
