/** Our React components by the name AdminJS knows them by, and the file under `components/` each is written in. */
export const COMPONENTS = {
  Act: 'act',
  ChangesShow: 'changes-show',
  Dashboard: 'dashboard',
  DishesEdit: 'dishes-edit',
  DishesShow: 'dishes-show',
  History: 'history',
  ImportCsv: 'import-csv',
  LinesShow: 'lines-show',
  ObjectLink: 'object-link',
  OfficeList: 'office-list',
  PictureValue: 'picture-value',
  RecordForm: 'record-form',
  RecordPage: 'record-page',
  ShownText: 'shown-text',
  StatusBadge: 'status-badge',
  // Names of AdminJS's own: these replace what it draws.
  ActionHeader: 'action-header',
  Breadcrumbs: 'breadcrumbs',
  DefaultBooleanEditProperty: 'boolean-edit',
  DefaultEditProperty: 'text-edit',
  DefaultPasswordEditProperty: 'text-edit',
  DefaultReferenceEditProperty: 'reference-edit',
  DefaultReferenceValue: 'reference-value',
  DefaultTextareaEditProperty: 'textarea-edit',
  LoggedIn: 'logged-in',
  NoticeBox: 'notice-box',
  ResourceRoute: 'list-page',
  RouteWrapper: 'page-frame',
  SidebarBranding: 'sidebar-branding',
  SidebarResourceSection: 'sidebar-menu',
  TopBar: 'top-bar',
} as const;

export type ComponentName = keyof typeof COMPONENTS;

/** Makes sure at compile time that a component named in the options is one of ours. */
export const component = (name: ComponentName): string => name;
