import { component } from '../component-files';

/** For a column whose text the server has written for people. */
export const SHOWN_TEXT = { components: { list: component('ShownText'), show: component('ShownText') } };
