import { DASHBOARD_STYLES } from './dashboard/styles';
import { BASE_STYLES } from './styles/base';
import { FORM_STYLES } from './styles/forms';
import { IMPORT_STYLES } from './styles/imports';
import { LIST_STYLES } from './styles/lists';

/** The style sheet of the back office. */
export const STYLES = [BASE_STYLES, LIST_STYLES, FORM_STYLES, IMPORT_STYLES, DASHBOARD_STYLES].join('');
