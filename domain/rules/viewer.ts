/** Who is asking, as the database knew them when the request began; every domain function takes one first. */
export interface Viewer {
  id: string;
  email: string;
  name: string;
  role: Role;
  country: Country;
  isStaff: boolean;
  isSuperuser: boolean;
}

export const ROLES = ['admin', 'manager', 'member'] as const;
export type Role = (typeof ROLES)[number];

export interface Country {
  name: string;
  /** ISO 4217, for example INR. */
  currency: string;
  /** BCP 47, for example en-IN. */
  locale: string;
  /** IANA, for example Asia/Kolkata. */
  timeZone: string;
}
