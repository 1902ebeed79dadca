/** Our React components by the name AdminJS knows them by, and the file under `components/` each is written in. */
export const COMPONENTS = {
  CancelOrder: 'cancel-order',
  ChangesShow: 'changes-show',
  ChoicesFilter: 'choices-filter',
  Dashboard: 'dashboard',
  LinesShow: 'lines-show',
  PictureValue: 'picture-value',
  RangeFilter: 'range-filter',
  SetPassword: 'set-password',
  ShownText: 'shown-text',
  StatusBadge: 'status-badge',
  // Names of AdminJS's own: these replace what it draws.
  Breadcrumbs: 'breadcrumbs',
  DefaultBooleanEditProperty: 'boolean-edit',
  LoggedIn: 'logged-in',
  NoticeBox: 'notice-box',
  SidebarBranding: 'sidebar-branding',
} as const;

export type ComponentName = keyof typeof COMPONENTS;

/** Makes sure at compile time that a component named in the options is one of ours. */
export const component = (name: ComponentName): string => name;
