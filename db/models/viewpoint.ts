/** What a scope needs to know of the person it is drawn for. */
export interface Viewpoint {
  id: string;
  country: { name: string };
}
