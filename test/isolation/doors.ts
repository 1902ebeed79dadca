import { API_DOORS } from './api-doors';
import type { Door } from './door';
import { FORM_DOORS } from './form-doors';
import { HOST_DOORS } from './host-doors';
import { ACT_DOORS, WRITE_DOORS } from './office-acts';
import { LIST_DOORS } from './office-doors';
import { ROW_DOORS } from './office-rows';
import { PAGE_DOORS } from './page-doors';

/** Every way in, with what it asks and what it answers whom; `doors.test.ts` finds the ones that are missing. */
export const DOORS: readonly Door[] = [...HOST_DOORS, ...API_DOORS, ...PAGE_DOORS, ...FORM_DOORS, ...LIST_DOORS, ...ROW_DOORS, ...ACT_DOORS, ...WRITE_DOORS];

/** A door by the name the real routes have; a row in brackets is one more way to use it. */
export const doorName = (name: string) => name.replace(/ \[[^\]]*\]$/, '');
